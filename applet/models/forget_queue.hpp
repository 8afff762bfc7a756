// SPDX-License-Identifier: GPL-2.0-or-later
//
// Names somebody wants forgotten, kept for a moment in which that can be undone. Does not know whom to ask: says
// when it is time.
#pragma once

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace pandemonium::applet {

class ForgetQueue : public QObject {
    Q_OBJECT
public:
    static constexpr std::chrono::seconds usualRespite{10};

    explicit ForgetQueue(std::chrono::milliseconds respite = usualRespite, QObject *parent = nullptr);

    /// The respite starts again for all of them: they are undone together.
    void add(const QStringList &names);
    void undo(const QStringList &names);
    void undoAll();
    /// It is time now: nobody will be there to undo it.
    void flush();

    [[nodiscard]] const QStringList &names() const { return names_; }

Q_SIGNALS:
    /// names() is different now; these came or went.
    void changed(const QStringList &different);
    void due(const QStringList &names);

private:
    QStringList names_;
    QTimer respite_; ///< runs only while there are names
};

} // namespace pandemonium::applet
