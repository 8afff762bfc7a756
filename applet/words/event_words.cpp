// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/event_words.hpp"

#include "words/words.hpp"

#include <QLocale>

namespace pandemonium::applet {
namespace {

/// The sentence for whose doing it was.
QString byDoer(Doer doer, const QString &here, const QString &somebodyElse, const QString &administrator) {
    switch (doer) {
    case Doer::here:
        return here;
    case Doer::somebodyElse:
        return somebodyElse;
    case Doer::administrator:
        return administrator;
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace

QString EventWords::kind(EventKind kind) {
    switch (kind) {
    case EventKind::state:
        return tr("State", "kind of event");
    case EventKind::mode:
        return tr("Mode", "kind of event");
    case EventKind::ejection:
        return tr("Ejection", "kind of event");
    case EventKind::restart:
        return tr("Restart", "kind of event");
    case EventKind::service:
        return tr("Service", "kind of event");
    case EventKind::pin:
        return tr("Pin", "kind of event");
    case EventKind::forget:
        return tr("Forgotten", "kind of event");
    case EventKind::failure:
        return tr("Not done", "kind of event");
    }
    Q_UNREACHABLE_RETURN({});
}

QString EventWords::time(const QDateTime &when) {
    const QLocale locale;
    return when.date() == QDate::currentDate() ? locale.toString(when.time(), QStringLiteral("HH:mm:ss"))
                                               : locale.toString(when, QLocale::ShortFormat);
}

QString EventWords::dayAndTime(const QDateTime &when) { return when.toString(Qt::ISODate); }

QString EventWords::state(const ServiceState &service) {
    return tr("%1: %2", "state, what it means").arg(Words::stateTitle(service), Words::stateSentence(service));
}

QString EventWords::mode(const Told<Mode> &mode, Doer doer) {
    const auto name = Words::modeName(mode);
    return doer == Doer::here ? tr("You set the mode to “%1”.").arg(name)
                              : tr("Somebody else set the mode to “%1”.").arg(name);
}

QString EventWords::failed(const QString &title, const Failure &failure) {
    return tr("%1: %2", "what did not happen, why").arg(title, Words::failure(failure));
}

QString EventWords::restarts(quint32 restarts) {
    return tr("The service started the scheduler again, %n time(s) by now.", nullptr, static_cast<int>(restarts));
}

QString EventWords::presence(const ServiceState &service) {
    switch (service.presence) {
    case Presence::noBus:
        return tr("The system bus does not answer.");
    case Presence::absent:
        return tr("The service stopped.");
    case Presence::asking:
        return tr("The service has started and is asked what it does.");
    case Presence::present:
        return tr("The service is there, version %1: %2.").arg(service.version, Words::stateTitle(service));
    }
    Q_UNREACHABLE_RETURN({});
}

QString EventWords::pinned(const QString &name, const Told<Tier> &tier, Lasting lasting, Doer doer) {
    const auto program = Words::displayName(name);
    const auto place = Words::tierName(tier);
    if (lasting == Lasting::forGood)
        return byDoer(doer, tr("You pinned %1 to %2, for good."), tr("Somebody else pinned %1 to %2, for good."),
                      tr("The administrator pinned %1 to %2."))
            .arg(program, place);
    return byDoer(doer, tr("You pinned %1 to %2, until the service stops."),
                  tr("Somebody else pinned %1 to %2, until the service stops."),
                  tr("The administrator pinned %1 to %2, until the service stops."))
        .arg(program, place);
}

QString EventWords::unpinned(const QString &name, Doer doer) {
    const auto program = Words::displayName(name);
    return doer == Doer::here ? tr("You unpinned %1.").arg(program)
                              : tr("%1 was unpinned by somebody else.").arg(program);
}

QString EventWords::forgotten(const QString &name, Doer doer) {
    const auto program = Words::displayName(name);
    return doer == Doer::here ? tr("You had %1 forgotten.").arg(program)
                              : tr("%1 was forgotten; somebody else asked for it.").arg(program);
}

QString EventWords::cleared(quint32 removed) {
    return tr("Somebody else had all programs forgotten: %n of them.", nullptr, static_cast<int>(removed));
}

QString EventWords::details(const ExitRecord &record) {
    QStringList lines{Words::ejection(record)};
    if (!record.reason.isEmpty())
        lines << tr("The kernel’s reason: %1").arg(record.reason);
    if (!record.message.isEmpty())
        lines << tr("What the scheduler said: %1").arg(record.message);
    lines << tr("For a bug report: exit kind %1, code %2").arg(record.kind).arg(record.code);
    if (!record.dump.isEmpty())
        lines << QString() << tr("The end of the kernel’s dump:") << record.dump;
    return lines.join(u'\n');
}

} // namespace pandemonium::applet
