// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/readings.hpp"

#include "client/dictionary.hpp"

#include <QDBusArgument>

namespace pandemonium::applet {
namespace {

constexpr double highestRate = 1e9; ///< a second holds no more events than nanoseconds

std::optional<ExitRecord> readExit(const QVariantMap &entries, QStringList &complaints) {
    if (entries.isEmpty())
        return std::nullopt;
    Dictionary read(entries, QStringLiteral("LastExit"), complaints);
    return ExitRecord{.kind = static_cast<int>(read.integer("Kind")),
                      .code = read.integer("Code"),
                      .reason = read.line("Reason"),
                      .message = read.line("Message"),
                      .dump = read.lines("Dump"),
                      .timeUs = read.time("Time"),
                      .willRestart = read.flag("WillRestart")};
}

TierSample readTier(const QVariantMap &entries, const QString &what, QStringList &complaints) {
    Dictionary read(entries, what, complaints);
    return {.tasks = read.count("Tasks"),
            .runTimeShare = read.number("RunTimeShare", 0, 1),
            .wakeupP50Us = read.whole("WakeupP50Us"),
            .wakeupP99Us = read.whole("WakeupP99Us"),
            .wakeupMaxUs = read.whole("WakeupMaxUs"),
            .wakeupSamples = read.whole("WakeupSamples")};
}

/// A profile's dictionary says that it is pinned by having these keys.
std::optional<Pin> readPin(Dictionary &read) {
    if (!read.has("PinnedTier"))
        return std::nullopt;
    return Pin{.tier = read.word<Tier>("PinnedTier"),
               .source = read.word<PinSource>("PinSource"),
               .lasting = read.flag("Persistent") ? Lasting::forGood : Lasting::untilServiceStops};
}

} // namespace

ServiceState readState(const QVariantMap &scheduler, const QVariantMap &profiles, QStringList &complaints) {
    ServiceState state{.presence = Presence::present};
    Dictionary read(scheduler, QStringLiteral("Scheduler"), complaints);
    state.version = read.line("Version");
    state.activity = read.word<Activity>("State");
    state.reason = read.line("StateReason");
    state.mode = read.word<Mode>("Mode");
    state.activeOps = read.line("ActiveOps");
    state.regime = read.word<Regime>("Regime");
    state.lastExit = readExit(read.dictionary("LastExit"), complaints);
    state.restarts = read.count("Restarts");
    Dictionary readProfiles(profiles, QStringLiteral("Profiles"), complaints);
    state.learning = readProfiles.flag("Learning");
    state.store = readProfiles.word<StoreState>("StoreState");
    return state;
}

std::optional<Profile> readProfile(const QVariantMap &entries, QStringList &complaints) {
    auto name = Dictionary(entries, QStringLiteral("Profile"), complaints).name("Name");
    if (name.isEmpty())
        return std::nullopt;
    Dictionary read(entries, name, complaints);
    Profile profile{.name = name,
                    .tier = read.word<Tier>("Tier"),
                    .confidence = read.number("Confidence", 0, 1),
                    .observations = read.whole("Observations"),
                    .votes = {},
                    .avgRuntimeNs = read.whole("AvgRuntimeNs"),
                    .runtimeDevNs = read.whole("RuntimeDevNs"),
                    .wakeupsPer100ms = read.whole("WakeupFreq"),
                    .lastSeenUs = read.time("LastSeen"),
                    .pin = readPin(read)};
    const auto votes = read.counts("Votes");
    if (votes.size() == static_cast<qsizetype>(profile.votes.size()))
        std::ranges::copy(votes, profile.votes.begin());
    return profile;
}

Sample readSample(const QVariantMap &totals, const QMap<QString, QVariantMap> &tiers, QStringList &complaints) {
    Sample sample;
    Dictionary read(totals, QStringLiteral("Stats"), complaints);
    sample.windowUs = read.whole("WindowUs");
    sample.cpuIdle = read.number("CpuIdle", 0, 1);
    sample.burst = read.flag("Burst");
    sample.longrun = read.flag("Longrun");
    sample.profiles = read.count("Profiles");
    sample.confident = read.count("Confident");
    sample.pinned = read.count("Pinned");
    sample.predictionsApplied = read.whole("PredictionsApplied");
    sample.bpfNsPerSecond = read.whole("BpfNsPerSecond");
    for (const auto tier : allTiers)
        sample.tiers.at(placeOf(tier)) = readTier(tiers.value(wireWord(tier)), wireWord(tier), complaints);
    return sample;
}

Explanation readExplanation(const QVariantMap &entries, QStringList &complaints) {
    constexpr double anyScore = 1e12;
    Explanation explanation;
    Dictionary read(entries, QStringLiteral("Explanation"), complaints);
    explanation.pid = read.count("Pid");
    explanation.name = read.name("Name");
    explanation.tier = read.word<Tier>("Tier");
    explanation.source = read.word<Source>("Source");
    explanation.score = read.number("Score", -anyScore, anyScore);
    explanation.thresholdInteractive = read.number("ThresholdInteractive", -anyScore, anyScore);
    explanation.thresholdLatencyCritical = read.number("ThresholdLatencyCritical", -anyScore, anyScore);
    explanation.wakeupsPer100ms = read.number("WakeupFreq", 0, highestRate);
    explanation.switchesPer100ms = read.number("CswRate", 0, highestRate);
    explanation.avgRuntimeNs = read.whole("AvgRuntimeNs");
    explanation.runtimeDevNs = read.whole("RuntimeDevNs");
    explanation.avgSleepNs = read.whole("AvgSleepNs");
    explanation.ageUs = read.whole("AgeUs");
    explanation.sentence = read.line("Sentence");
    if (const auto profile = read.dictionary("Profile"); !profile.isEmpty())
        explanation.profile = readProfile(profile, complaints);
    return explanation;
}

} // namespace pandemonium::applet
