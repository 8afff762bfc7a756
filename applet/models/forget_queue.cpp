// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/forget_queue.hpp"

namespace pandemonium::applet {

ForgetQueue::ForgetQueue(std::chrono::milliseconds respite, QObject *parent) : QObject(parent) {
    respite_.setSingleShot(true);
    respite_.setInterval(respite);
    connect(&respite_, &QTimer::timeout, this, &ForgetQueue::flush);
}

void ForgetQueue::add(const QStringList &names) {
    QStringList added;
    for (const auto &name : names)
        if (!names_.contains(name))
            added << name;
    if (added.isEmpty())
        return;
    names_ += added;
    respite_.start();
    Q_EMIT changed(added);
}

void ForgetQueue::undo(const QStringList &names) {
    QStringList undone;
    for (const auto &name : names)
        if (names_.removeOne(name))
            undone << name;
    if (undone.isEmpty())
        return;
    if (names_.isEmpty())
        respite_.stop();
    Q_EMIT changed(undone);
}

void ForgetQueue::undoAll() { undo(QStringList(names_)); }

void ForgetQueue::flush() {
    const auto names = names_;
    undoAll();
    if (!names.isEmpty())
        Q_EMIT due(names);
}

} // namespace pandemonium::applet
