// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/words.hpp"

#include "state/printable.hpp"
#include "state/time.hpp"

#include <QLocale>

#include <algorithm>

namespace pandemonium::applet {
namespace {

constexpr qsizetype longestName = 60;
constexpr double nsPerUs = 1e3;
constexpr double nsPerMs = 1e6;
constexpr double nsPerSecond = 1e9;
constexpr double windowsPerSecond = 10; ///< the service counts events per 100 ms

/// Two digits that count are enough to compare: 1.7, 17, 170. Nothing is 0.
int decimalsOf(double number) { return number > 0 && number < 9.95 ? 1 : 0; }

QString localNumber(double number) { return QLocale().toString(number, 'f', decimalsOf(number)); }

} // namespace

QString Words::displayName(const QString &name) { return printableLine(name, longestName); }

QString Words::tierName(Tier tier) {
    switch (tier) {
    case Tier::batch:
        return tr("Batch", "tier");
    case Tier::interactive:
        return tr("Interactive", "tier");
    case Tier::latencyCritical:
        return tr("Latency-critical", "tier");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::tierName(const Told<Tier> &tier) { return tier.known ? tierName(*tier.known) : tier.text; }

QString Words::tierLetter(Tier tier) {
    switch (tier) {
    case Tier::batch:
        return tr("B", "one letter for the tier Batch");
    case Tier::interactive:
        return tr("I", "one letter for the tier Interactive");
    case Tier::latencyCritical:
        return tr("L", "one letter for the tier Latency-critical");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::tierMeaning(Tier tier) {
    switch (tier) {
    case Tier::batch:
        return tr("Long work in the background, such as compiling or encoding");
    case Tier::interactive:
        return tr("Short work with pauses, such as editors and browsers; also everything not known yet");
    case Tier::latencyCritical:
        return tr("Very short work that must be on time, such as sound and the screen");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::modeName(Mode mode) {
    switch (mode) {
    case Mode::off:
        return tr("Off", "mode");
    case Mode::observe:
        return tr("Observe", "mode");
    case Mode::schedule:
        return tr("Schedule", "mode");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::modeName(const Told<Mode> &mode) { return mode.known ? modeName(*mode.known) : mode.text; }

QString Words::modeMeaning(Mode mode) {
    switch (mode) {
    case Mode::off:
        return tr("Does nothing: Linux schedules as it always does");
    case Mode::observe:
        return tr("Watches and learns what programs are like, and changes nothing");
    case Mode::schedule:
        return tr("Decides which program runs next, so that what you use does not wait for background work");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::regime(const Told<Regime> &regime) {
    if (!regime.known)
        return regime.text;
    switch (*regime.known) {
    case Regime::light:
        return tr("light load");
    case Regime::mixed:
        return tr("mixed load");
    case Regime::heavy:
        return tr("heavy load");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::duration(quint64 nanoseconds) {
    const auto ns = static_cast<double>(nanoseconds);
    if (ns >= nsPerSecond)
        return tr("%1 s", "seconds").arg(localNumber(ns / nsPerSecond));
    if (ns >= nsPerMs)
        return tr("%1 ms", "milliseconds").arg(localNumber(ns / nsPerMs));
    return tr("%1 µs", "microseconds").arg(localNumber(ns / nsPerUs));
}

QString Words::percent(double fraction) {
    constexpr double hundred = 100;
    return tr("%1 %").arg(QLocale().toString(fraction * hundred, 'f', 0));
}

QString Words::perSecond(double rate) { return tr("%1 per second").arg(localNumber(rate)); }

QString Words::ago(qint64 thenUs, qint64 nowUs) {
    constexpr qint64 usPerSecond = 1'000'000;
    constexpr qint64 minute = 60;
    constexpr qint64 hour = 60 * minute;
    constexpr qint64 day = 24 * hour;
    if (thenUs == 0)
        return tr("never", "when a program was seen last");
    const auto seconds = std::max<qint64>(0, (nowUs - thenUs) / usPerSecond);
    if (seconds < minute)
        return tr("now", "when a program was seen last");
    if (seconds < hour)
        return tr("%n minute(s) ago", nullptr, static_cast<int>(seconds / minute));
    if (seconds < day)
        return tr("%n hour(s) ago", nullptr, static_cast<int>(seconds / hour));
    return QLocale().toString(dateTimeOf(thenUs).date(), QLocale::ShortFormat);
}

QString Words::pin(const Pin &pin) {
    const auto tier = tierName(pin.tier);
    if (pin.source.known == PinSource::administrator)
        return tr("%1, by the administrator").arg(tier);
    return pin.lasting == Lasting::forGood ? tr("%1, for good").arg(tier) : tr("%1, until the service stops").arg(tier);
}

QString Words::source(const Told<Source> &source) {
    if (!source.known)
        return source.text;
    switch (*source.known) {
    case Source::pin:
        return tr("It is pinned there: somebody decided so.");
    case Source::kernelRule:
        return tr("It is part of the kernel and has a fixed place.");
    case Source::learned:
        return tr("It started there because of what was learned from earlier runs of this program.");
    case Source::behaviour:
        return tr("What it does now puts it there.");
    case Source::byDefault:
        return tr("Too little was seen of it to judge it, and nothing sure enough was learned of the program.");
    }
    Q_UNREACHABLE_RETURN({});
}

QString Words::measured(const Explanation &explanation) {
    if (explanation.ageUs == 0)
        return tr("It has not run since the service began to watch, so nothing was measured.");
    const auto wakeups = explanation.wakeupsPer100ms * windowsPerSecond;
    const auto runs = duration(explanation.avgRuntimeNs);
    if (explanation.avgSleepNs == 0)
        return tr("It wakes %1 times a second and runs %2 each time.").arg(localNumber(wakeups), runs);
    return tr("It wakes %1 times a second, runs %2 each time and sleeps %3 in between.")
        .arg(localNumber(wakeups), runs, duration(explanation.avgSleepNs));
}

std::optional<quint64> Words::feltP99Us(const Sample &sample) {
    std::optional<quint64> highest;
    for (const auto tier : {Tier::interactive, Tier::latencyCritical})
        if (const auto &of = sample.of(tier); of.wakeupSamples > 0)
            highest = std::max(highest.value_or(0), of.wakeupP99Us);
    return highest;
}

quint32 Words::tasks(const Sample &sample) {
    quint64 all = 0;
    for (const auto &tier : sample.tiers)
        all += tier.tasks;
    return static_cast<quint32>(std::min<quint64>(all, std::numeric_limits<qint32>::max()));
}

} // namespace pandemonium::applet
