// SPDX-License-Identifier: GPL-2.0-or-later
//
// Asks the desktop's portal to start the applet at login, or not to. In a sandbox that is the only way; the portal may
// ask the person, so the answer can take a while. Knows nothing of files.
#pragma once

#include <QDBusMessage>
#include <QDBusServiceWatcher>
#include <QObject>

#include <expected>
#include <functional>
#include <memory>

namespace pandemonium::applet {

class BackgroundPortal : public QObject {
    Q_OBJECT
public:
    /// Whether the applet starts at login from now on, or why nothing is known, as a sentence.
    using Then = std::function<void(const std::expected<bool, QString> &)>;

    using QObject::QObject;

    /// One question at a time; then is called once.
    void request(bool startsAtLogin, Then then);
    [[nodiscard]] bool isAsking() const { return then_ != nullptr; }

private Q_SLOTS:
    void onResponse(const QDBusMessage &message);

private:
    void listen(const QString &path);
    void finish(const std::expected<bool, QString> &answer);

    Then then_;
    QString path_;                                 ///< of the request that is listened to
    std::unique_ptr<QDBusServiceWatcher> leaving_; ///< a portal that leaves does not answer
    uint number_ = 0;
};

} // namespace pandemonium::applet
