// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/explanation_words.hpp"

#include <QLocale>

#include <cmath>

namespace pandemonium::applet {
namespace {

constexpr double windowsPerSecond = 10; ///< the service counts events per 100 ms
constexpr quint64 nsPerUs = 1000;

Tier tierByScore(const Explanation &explanation) {
    if (explanation.score < explanation.thresholdInteractive)
        return Tier::batch;
    return explanation.score < explanation.thresholdLatencyCritical ? Tier::interactive : Tier::latencyCritical;
}

} // namespace

QString ExplanationWords::title(const Explanation &explanation) {
    return tr("%1 (process %2)").arg(Words::displayName(explanation.name), QString::number(explanation.pid));
}

QString ExplanationWords::number(double score) {
    constexpr double steps = 10;
    constexpr double positiveZero = 0.0; // -0.0 would be written with its sign
    return QLocale().toString(std::round(score * steps) / steps + positiveZero, 'f', 1);
}

bool ExplanationWords::hasScale(const Explanation &explanation) {
    return explanation.thresholdInteractive < explanation.thresholdLatencyCritical;
}

QString ExplanationWords::score(const Explanation &explanation) {
    if (!hasScale(explanation))
        return tr("Its score is %1.").arg(number(explanation.score));
    return tr("Its score is %1: the more often it wakes and the less it works, the higher. From %2 on a process counts "
              "as %3, from %4 on as %5. By the score alone this one would be %6.")
        .arg(number(explanation.score), number(explanation.thresholdInteractive), Words::tierName(Tier::interactive),
             number(explanation.thresholdLatencyCritical), Words::tierName(Tier::latencyCritical),
             Words::tierName(tierByScore(explanation)));
}

QList<std::pair<QString, QString>> ExplanationWords::measurements(const Explanation &explanation) {
    if (explanation.ageUs == 0)
        return {};
    const auto runs = tr("%1, give or take %2", "a time and how much it varies")
                          .arg(Words::duration(explanation.avgRuntimeNs), Words::duration(explanation.runtimeDevNs));
    constexpr auto oldest = std::numeric_limits<quint64>::max() / nsPerUs;
    return {{tr("Wakes up"), Words::perSecond(explanation.wakeupsPer100ms * windowsPerSecond)},
            {tr("Pauses by itself"), Words::perSecond(explanation.switchesPer100ms * windowsPerSecond)},
            {tr("Runs each time"), runs},
            {tr("Sleeps in between"), Words::duration(explanation.avgSleepNs)},
            {tr("Watched for"), Words::duration(std::min(explanation.ageUs, oldest) * nsPerUs)}};
}

QStringList ExplanationWords::learned(const Explanation &explanation) {
    if (!explanation.profile)
        return {tr("Nothing was learned yet of earlier runs of this program.")};
    const auto &profile = *explanation.profile;
    QStringList sentences;
    if (profile.pin)
        sentences << tr("This program is pinned: %1.").arg(Words::pin(*profile.pin));
    if (!profile.isSeen())
        return sentences << tr("Nothing was learned yet of earlier runs of this program.");
    const auto observations =
        static_cast<int>(std::min<quint64>(profile.observations, std::numeric_limits<int>::max()));
    sentences << tr("Seen %n time(s), and it mostly was %1. How sure that is: %2.", nullptr, observations)
                     .arg(Words::tierName(profile.tier), Words::percent(profile.confidence))
              << tr("How often it was found to be what: %1 %2, %3 %4, %5 %6.", "three tiers, each with a count")
                     .arg(Words::tierName(Tier::batch), QLocale().toString(profile.votes.at(placeOf(Tier::batch))),
                          Words::tierName(Tier::interactive),
                          QLocale().toString(profile.votes.at(placeOf(Tier::interactive))),
                          Words::tierName(Tier::latencyCritical),
                          QLocale().toString(profile.votes.at(placeOf(Tier::latencyCritical))));
    return sentences;
}

QString ExplanationWords::brief(const Explanation &explanation) {
    return QStringList{title(explanation), Words::tierName(explanation.tier), Words::source(explanation.source)}.join(
        QLatin1Char('\n'));
}

QString ExplanationWords::whole(const Explanation &explanation) {
    QStringList lines{brief(explanation), score(explanation), Words::measured(explanation)};
    for (const auto &[what, value] : measurements(explanation))
        lines << tr("%1: %2", "a line of the clipboard: what was measured, and how much").arg(what, value);
    lines << learned(explanation);
    if (!explanation.sentence.isEmpty())
        lines << tr("The service says: %1").arg(explanation.sentence);
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace pandemonium::applet
