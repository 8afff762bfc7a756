// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the applet says of the service as a whole, and of what it refused.
#include "state/time.hpp"
#include "words/words.hpp"

#include <QLocale>

namespace pandemonium::applet {
namespace {

constexpr quint64 nsPerUs = 1000;
constexpr auto ourOps = QLatin1StringView("pandemonium");

} // namespace

QString Words::stateTitle(const ServiceState &service) {
    switch (service.presence) {
    case Presence::noBus:
        return tr("System bus not reachable");
    case Presence::absent:
        return tr("Service not running");
    case Presence::asking:
        return tr("Asking the service");
    case Presence::present:
        break;
    }
    if (!service.activity.known)
        return service.activity.text;
    switch (*service.activity.known) {
    case Activity::off:
        return service.isOut() ? tr("Stopped", "state") : tr("Off", "state");
    case Activity::starting:
        return tr("Starting", "state");
    case Activity::observing:
        return tr("Observing", "state");
    case Activity::scheduling:
        return tr("Scheduling", "state");
    case Activity::backingOff:
        return tr("Ejected, trying again", "state");
    case Activity::failed:
        return tr("Failed", "state");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::stateSentence(const ServiceState &service) {
    switch (service.presence) {
    case Presence::noBus:
        return tr("The system bus, through which the service is reached, does not answer. It is tried again.");
    case Presence::absent:
        return tr("Pandemonium’s service does not run or is not installed, so Linux schedules as it always does. Only "
                  "an administrator can start it: systemctl start pandemonium");
    case Presence::asking:
        return tr("The service has not told yet what it does.");
    case Presence::present:
        break;
    }
    if (!service.reason.isEmpty())
        return service.reason;
    if (!service.activity.known)
        return tr("The service is in a state this applet does not know: %1").arg(service.activity.text);
    switch (*service.activity.known) {
    case Activity::off:
        return tr("Nothing is watched and nothing is changed: Linux schedules as it always does.");
    case Activity::starting:
        return tr("A change is under way.");
    case Activity::observing:
        return tr("Programs are watched and learned from. Nothing is enforced.");
    case Activity::scheduling:
        return tr("What you use goes first, and background work uses the rest.");
    case Activity::backingOff:
        return tr("The kernel threw the scheduler out (“ejected” it), as it does when something is wrong or it is told "
                  "to. Linux schedules as always, so nothing is lost, and the service tries again shortly.");
    case Activity::failed:
        return tr("The scheduler could not be kept running, so Linux schedules as it always does.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::kernelRuns(const ServiceState &service) {
    if (!service.isPresent())
        return tr("Which scheduler the kernel runs is not known.");
    if (service.activeOps.isEmpty())
        return tr("The kernel runs its own scheduler.");
    if (service.activeOps == ourOps || service.is(Activity::scheduling))
        return tr("The kernel runs Pandemonium’s scheduler.");
    return tr("The kernel runs another scheduler: %1").arg(service.activeOps);
}

QString Words::oneLine(const ServiceState &service, const std::optional<Sample> &sample) {
    auto title = stateTitle(service);
    if (!service.isAttached())
        return title;
    const auto load = regime(service.regime);
    const auto p99 = sample ? feltP99Us(*sample) : std::nullopt;
    if (!p99)
        return load.isEmpty() ? title : tr("%1, %2", "state, load").arg(title, load);
    const auto wait = duration(*p99 * nsPerUs);
    const auto count = static_cast<int>(tasks(*sample));
    return load.isEmpty() ? tr("%1: %n task(s), wake-up p99 %2", "state", count).arg(title, wait)
                          : tr("%1, %2: %n task(s), wake-up p99 %3", "state, load", count).arg(title, load, wait);
}

QString Words::ejection(const ExitRecord &record) {
    const auto &why = record.message.isEmpty() ? record.reason : record.message;
    return record.willRestart ? tr("The kernel threw the scheduler out (“ejected” it), as it does when something is "
                                   "wrong or it is told to. Linux schedules as always, so nothing is lost, and the "
                                   "service tries again. Reason: %1")
                                    .arg(why)
                              : tr("The kernel threw the scheduler out (“ejected” it), as it does when something is "
                                   "wrong or it is told to. Linux schedules as always, so nothing is lost. Reason: %1")
                                    .arg(why);
}

QString Words::ejectionThen(const ExitRecord &record) {
    if (record.timeUs <= 0)
        return ejection(record);
    return tr("%1: %2", "when, what")
        .arg(QLocale().toString(dateTimeOf(record.timeUs), QLocale::ShortFormat), ejection(record));
}

QString Words::store(const Told<StoreState> &store) {
    if (!store.known)
        return store.text;
    switch (*store.known) {
    case StoreState::ok:
        return {};
    case StoreState::readOnly:
        return tr("The disk cannot be written: what is learned is lost when the service stops.");
    case StoreState::recovered:
        return tr("A damaged file was put aside, and an older one was taken instead.");
    case StoreState::failed:
        return tr("The last save failed. It is tried again.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::failure(const Failure &failure) {
    using Kind = Failure::Kind;
    switch (failure.kind) {
    case Kind::serviceAbsent:
        return tr("The service is not running.");
    case Kind::timedOut:
        return tr("There was no answer in time. Whether anything was changed is not known.");
    case Kind::refused:
        return tr("Permission was refused.");
    case Kind::dismissed:
        return tr("The question for permission was closed, so nothing was changed.");
    case Kind::noAgent:
        return tr("Permission is needed, and no program that can ask for your password is running in this session. "
                  "Desktops bring one along, a “polkit agent”; as an administrator you can use busctl instead.");
    case Kind::busy:
        return tr("Another change is under way. Try again in a moment.");
    case Kind::otherScheduler:
        return tr("Another scheduler is active in the kernel. It has to be stopped first.");
    case Kind::loadFailed:
        return tr("The kernel did not take the scheduler: %1").arg(failure.message);
    case Kind::notSupported:
        return tr("This kernel cannot do that: %1").arg(failure.message);
    case Kind::notRunning:
        return tr("Nothing is watched at the moment, so there is nothing to tell.");
    case Kind::noSuchProfile:
        return tr("Nothing is known of this program any more.");
    case Kind::noSuchTask:
        return tr("This process has ended.");
    case Kind::pinned:
        return tr("It is pinned: %1").arg(failure.message);
    case Kind::limitExceeded:
        return tr("That would be too many: %1").arg(failure.message);
    case Kind::storeFailed:
        return tr("It could not be saved, so nothing was changed: %1").arg(failure.message);
    case Kind::notUnderstood:
        return tr("The service answered something this applet does not understand: %1").arg(failure.message);
    case Kind::other:
        return tr("The service answered with an error: %1").arg(failure.message);
    }
    Q_UNREACHABLE_RETURN({});
}

} // namespace pandemonium::applet
