// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the applet says of a sample: what the machine does, in words for somebody who never heard of a scheduler.
#include "words/words.hpp"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace pandemonium::applet {
namespace {

constexpr quint64 nsPerUs = 1000;

/// For plural forms, which Qt chooses by an int.
int plural(quint64 count) { return static_cast<int>(std::min<quint64>(count, std::numeric_limits<int>::max())); }

quint64 nsOf(quint64 microseconds) {
    return std::min(microseconds, std::numeric_limits<quint64>::max() / nsPerUs) * nsPerUs;
}

} // namespace

QString Words::load(const Told<Regime> &regime, double cpuIdle) {
    const auto idle = percent(cpuIdle);
    if (!regime.known)
        return tr("The processors are idle %1 of the time.").arg(idle);
    switch (*regime.known) {
    case Regime::light:
        return tr("Light load: the processors are idle %1 of the time.").arg(idle);
    case Regime::mixed:
        return tr("Mixed load: the processors are idle %1 of the time.").arg(idle);
    case Regime::heavy:
        return tr("Heavy load: the processors are idle %1 of the time.").arg(idle);
    }
    Q_UNREACHABLE_RETURN({});
}

QStringList Words::strains(const Sample &sample) {
    QStringList sentences;
    if (sample.burst)
        sentences << tr("Many short programs are starting, as when something is compiled or installed.");
    if (sample.longrun)
        sentences << tr("Background work is waiting: it has not had its turn for two seconds or more.");
    return sentences;
}

QString Words::nothingEnforced(const ServiceState &service) {
    if (service.mode.known == Mode::schedule)
        return tr("Nothing is enforced, for the reason given above: programs are only watched, and which one runs is "
                  "decided without Pandemonium.");
    return tr("Nothing is enforced: programs are only watched, and which one runs is decided without Pandemonium. In "
              "the mode “%1”, those marked latency-critical would go first, then the interactive ones, and batch work "
              "would use the rest.")
        .arg(modeName(Mode::schedule));
}

QString Words::kernelNow(const ServiceState &service, const Sample &sample) {
    QStringList sentences{kernelRuns(service)};
    if (service.restarts > 0)
        sentences << tr("The scheduler was ejected and started again %Ln time(s).", nullptr, plural(service.restarts));
    if (sample.bpfNsPerSecond > 0)
        sentences
            << tr("Pandemonium’s own code takes %1 of processor time per second.").arg(duration(sample.bpfNsPerSecond));
    return sentences.join(QLatin1Char(' '));
}

QString Words::learned(const Sample &sample) {
    const QStringList sentences{
        tr("%Ln program(s) are known.", nullptr, plural(sample.profiles)),
        tr("%Ln program(s) are known well enough to start in the right tier.", nullptr, plural(sample.confident)),
        tr("%Ln program(s) are pinned to a tier by somebody.", nullptr, plural(sample.pinned)),
        tr("%Ln new task(s) started with what was learned before.", nullptr, plural(sample.predictionsApplied))};
    return sentences.join(QLatin1Char(' '));
}

QString Words::wakeup(quint64 microseconds) { return duration(nsOf(microseconds)); }

QString Words::roundWakeup(quint64 microseconds) {
    constexpr quint64 thousand = 1000;
    constexpr quint64 million = thousand * thousand;
    if (microseconds >= million)
        return tr("%1 s", "seconds").arg(QLocale().toString(microseconds / million));
    if (microseconds >= thousand)
        return tr("%1 ms", "milliseconds").arg(QLocale().toString(microseconds / thousand));
    return tr("%1 µs", "microseconds").arg(QLocale().toString(microseconds));
}

QString Words::noWakeups() { return tr("no wake-ups"); }

QString Words::shareNow(Tier tier, const Sample &sample) {
    const auto &of = sample.of(tier);
    return tr("%1: %Ln task(s), %2 of the CPU time in use.", "tier, share", plural(of.tasks))
        .arg(tierName(tier), percent(of.runTimeShare));
}

QString Words::waitNow(Tier tier, const Sample &sample) {
    const auto &of = sample.of(tier);
    if (of.wakeupSamples == 0)
        return tr("%1: no wake-ups in the last second.", "tier").arg(tierName(tier));
    return tr("%1: half of the wake-ups waited less than %2, 99 of 100 less than %3, and the longest %4.",
              "tier, three durations")
        .arg(tierName(tier), wakeup(of.wakeupP50Us), wakeup(of.wakeupP99Us), wakeup(of.wakeupMaxUs));
}

QString Words::noFigures(const Failure &failure) {
    if (failure.kind == Failure::Kind::timedOut)
        return tr("The service gives no figures: none came in time.");
    return tr("The service gives no figures.") + QLatin1Char('\n') + Words::failure(failure);
}

QString Words::figuresAreComing() { return tr("The first figures come in a moment."); }

QString Words::figuresNeed() {
    return tr("Figures are shown here while the service watches programs: in the modes “%1” and “%2”.")
        .arg(modeName(Mode::observe), modeName(Mode::schedule));
}

} // namespace pandemonium::applet
