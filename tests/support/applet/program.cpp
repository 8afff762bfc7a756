// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/applet/program.hpp"

#include <QDateTime>

#include <array>

namespace pandemonium::test {
namespace {

const std::array tier_names{"batch", "interactive", "latency-critical"};

QVariantMap tier_of(quint32 tasks, double share, quint64 p50, quint64 p99) {
    return {{"Tasks", tasks},
            {"RunTimeShare", share},
            {"Dispatches", quint64{1000}},
            {"WakeupP50Us", p50},
            {"WakeupP99Us", p99},
            {"WakeupMaxUs", p99 * 3},
            {"WakeupSamples", quint64{500}},
            {"L2HitRate", 0.8},
            {"PreemptedBy", quint64{12}},
            {"Rescued", quint64{0}}};
}

} // namespace

Program::operator QVariantMap() const {
    const auto now = static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()) * 1000;
    QList<uint> votes(3, 0);
    for (qsizetype place = 0; place < 3; ++place)
        if (tier == tier_names.at(static_cast<std::size_t>(place)))
            votes[place] = static_cast<uint>(observations);
    QVariantMap dictionary{{"Name", name},
                           {"Tier", tier},
                           {"Confidence", confidence},
                           {"Observations", observations},
                           {"Votes", QVariant::fromValue(votes)},
                           {"AvgRuntimeNs", runtime_us * 1000},
                           {"RuntimeDevNs", runtime_us * 250},
                           {"WakeupFreq", wakeups_per_100ms},
                           {"CswRate", wakeups_per_100ms},
                           {"FirstSeen", now - quint64{86'400'000'000}},
                           {"LastSeen", last_seen_us == 0 ? now : last_seen_us}};
    if (!pinned.isEmpty())
        dictionary.insert({{"PinnedTier", pinned},
                           {"PinSource", by_administrator ? "administrator" : "person"},
                           {"Persistent", for_good}});
    return dictionary;
}

QList<QVariantMap> many_programs(int count) {
    QList<QVariantMap> programs;
    for (int number = 0; number < count; ++number)
        programs << Program{.name = QString("program-%1").arg(number, 4, 10, QChar('0')),
                            .tier = tier_names.at(static_cast<std::size_t>(number) % 3),
                            .confidence = (number % 11) / 10.0,
                            .observations = static_cast<quint64>(1 + number % 40),
                            .runtime_us = static_cast<quint64>(20 + number * 7),
                            .wakeups_per_100ms = static_cast<quint64>(number % 50),
                            .pinned = number % 97 == 0 ? "batch" : ""};
    return programs;
}

QList<QVariantMap> desktop_programs() {
    return {
        Program{.name = "kwin_wayland", .tier = "latency-critical", .runtime_us = 900, .wakeups_per_100ms = 12},
        Program{.name = "pipewire", .tier = "latency-critical", .runtime_us = 60, .wakeups_per_100ms = 18},
        Program{
            .name = "firefox", .tier = "interactive", .confidence = 0.92, .runtime_us = 700, .pinned = "interactive"},
        Program{.name = "kate", .tier = "interactive", .confidence = 0.71, .runtime_us = 1200, .wakeups_per_100ms = 3},
        Program{.name = "bash", .tier = "interactive", .confidence = 0.64, .runtime_us = 400, .wakeups_per_100ms = 1},
        Program{.name = "cc1plus", .tier = "batch", .confidence = 0.98, .runtime_us = 18'000, .wakeups_per_100ms = 0},
        Program{.name = "ninja", .tier = "batch", .confidence = 0.55, .runtime_us = 3400, .wakeups_per_100ms = 2},
        Program{.name = "ffmpeg",
                .tier = "batch",
                .confidence = 0.87,
                .runtime_us = 14'000,
                .pinned = "batch",
                .by_administrator = true},
        Program{.name = "steam",
                .tier = "interactive",
                .confidence = 0.42,
                .runtime_us = 2100,
                .pinned = "latency-critical",
                .for_good = false},
        Program{.name = "Xwayland", .tier = "latency-critical", .confidence = 0.77, .runtime_us = 350},
    };
}

Task::operator QVariantMap() const {
    return {{"Pid", pid},
            {"Name", name},
            {"Tier", tier},
            {"Source", source},
            {"Score", score},
            {"ThresholdInteractive", 0.0},
            {"ThresholdLatencyCritical", 9.75},
            {"WakeupFreq", 6.0},
            {"CswRate", 6.0},
            {"AvgRuntimeNs", quint64{2'000'000}},
            {"RuntimeDevNs", quint64{300'000}},
            {"AvgSleepNs", quint64{14'000'000}},
            {"AgeUs", quint64{60'000'000}},
            {"Profile", QVariantMap(Program{.name = name, .tier = tier})},
            {"Sentence", sentence}};
}

QVariantMap quiet_totals() {
    return {{"WindowUs", quint64{1'000'000}},
            {"CpuIdle", 0.8},
            {"DispatchesPerSecond", 2400.0},
            {"IdleHitRate", 0.9},
            {"Burst", false},
            {"Longrun", false},
            {"BatchSojournUs", quint64{0}},
            {"Profiles", quint32{120}},
            {"Confident", quint32{80}},
            {"Pinned", quint32{3}},
            {"PredictionsApplied", quint64{500}},
            {"SliceUs", quint64{1000}},
            {"BatchSliceUs", quint64{10'000}},
            {"PreemptUs", quint64{100}},
            {"SojournTargetUs", quint64{5000}},
            {"BpfNsPerSecond", quint64{0}}};
}

QMap<QString, QVariantMap> quiet_tiers() {
    return {{"batch", tier_of(4, 0.55, 40, 2100)},
            {"interactive", tier_of(198, 0.30, 12, 84)},
            {"latency-critical", tier_of(10, 0.15, 9, 62)}};
}

} // namespace pandemonium::test
