// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whether the desktop has a place for icons: a StatusNotifierWatcher on the session bus, or a tray of X11. Must know
// before the first QSystemTrayIcon is made, because Qt looks once in a process's life which of the two there is: one
// made too early, also to ask whether there is a tray, takes the other kind for ever.
#pragma once

#include <QAbstractNativeEventFilter>
#include <QDBusServiceWatcher>
#include <QObject>
#include <QTimer>

namespace pandemonium::applet {

class TrayHost : public QObject, public QAbstractNativeEventFilter {
    Q_OBJECT
public:
    explicit TrayHost(QObject *parent = nullptr);
    ~TrayHost() override;
    TrayHost(const TrayHost &) = delete;
    TrayHost &operator=(const TrayHost &) = delete;
    TrayHost(TrayHost &&) = delete;
    TrayHost &operator=(TrayHost &&) = delete;

    [[nodiscard]] bool isThere() const { return isThere_; }
    /// A tray of X11, in which Qt draws all by itself.
    [[nodiscard]] bool isLegacy() const { return kind_ == Kind::legacy; }

    bool nativeEventFilter(const QByteArray &eventType, void *message, qintptr *result) override;

Q_SIGNALS:
    /// Once soon after construction, and at every change. A host that restarts is missing and then there.
    void appeared();
    void missing();

private Q_SLOTS:
    void onBusLost();

private:
    enum class Kind : quint8 { undecided, notifier, legacy };
    void askForWatcher();
    void onWatcher(bool isThere);
    void lookForLegacy();
    void decide(Kind kind);
    /// Says what became of it.
    void tell();

    QDBusServiceWatcher watcher_;
    QTimer grace_;                ///< once: panels with both kinds of tray claim them one after the other
    Kind kind_ = Kind::undecided; ///< Qt's choice, once made
    bool hasWatcher_ = false;
    quint32 legacyManager_ = 0;
    bool isThere_ = false;
    bool isTold_ = false;
};

} // namespace pandemonium::applet
