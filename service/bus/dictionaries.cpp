// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/dictionaries.hpp"

#include "bus/explanation.hpp"
#include "core/escape.hpp"
#include "core/pace.hpp"

#include <chrono>
#include <cmath>
#include <string_view>
#include <vector>

namespace pandemonium {
namespace {

using sdbus::Variant;

Variant text(std::string_view value) { return Variant{std::string(value)}; }
Variant nanoseconds(std::chrono::nanoseconds value) { return Variant{static_cast<std::uint64_t>(value.count())}; }
Variant microseconds(std::chrono::microseconds value) { return Variant{static_cast<std::uint64_t>(value.count())}; }
Variant time(WallTime value) { return microseconds(value.time_since_epoch()); }
Variant count(std::size_t value) { return Variant{static_cast<std::uint32_t>(value)}; }

std::vector<std::uint32_t> whole_votes(const Profile &profile) {
    std::vector<std::uint32_t> votes;
    for (const double each : profile.votes) {
        votes.push_back(static_cast<std::uint32_t>(std::lround(each)));
    }
    return votes;
}

} // namespace

Dictionary last_exit_dictionary(const std::optional<ExitRecord> &record) {
    if (!record) {
        return {};
    }
    return {{"Kind", Variant{record->kind}},
            {"Code", Variant{record->code}},
            {"Reason", text(printable(record->reason))},
            {"Message", text(printable(record->message))},
            {"Dump", text(printable(record->dump))},
            {"Time", time(record->time)},
            {"WillRestart", Variant{record->will_restart}}};
}

Dictionary profile_dictionary(const Comm &name, const Profile *profile, const std::optional<Pin> &pin) {
    const Profile unseen;
    const auto &shown = profile != nullptr ? *profile : unseen;
    const auto tier = profile != nullptr || !pin ? dominant_tier(shown) : pin->tier;
    Dictionary dictionary{{"Name", text(name.escaped())},
                          {"Tier", text(to_string(tier))},
                          {"Confidence", Variant{confidence(shown)}},
                          {"Observations", Variant{shown.observations}},
                          {"Votes", Variant{whole_votes(shown)}},
                          {"AvgRuntimeNs", nanoseconds(shown.behaviour.avg_runtime)},
                          {"RuntimeDevNs", nanoseconds(shown.behaviour.runtime_dev)},
                          {"WakeupFreq", Variant{shown.behaviour.wakeup_freq}},
                          {"CswRate", Variant{shown.behaviour.csw_rate}},
                          {"FirstSeen", time(shown.first_seen)},
                          {"LastSeen", time(shown.last_seen)}};
    if (pin) {
        dictionary.emplace("PinnedTier", text(to_string(pin->tier)));
        dictionary.emplace("PinSource", text(to_string(pin->source)));
        dictionary.emplace("Persistent", Variant{pin->persistent});
    }
    return dictionary;
}

Dictionary totals_dictionary(const Sample &sample, const Core &core) {
    return {{"WindowUs", microseconds(sample.window)},
            {"CpuIdle", Variant{sample.cpu_idle}},
            {"DispatchesPerSecond", Variant{sample.dispatches_per_second}},
            {"IdleHitRate", Variant{sample.idle_hit_rate}},
            {"Burst", Variant{sample.burst}},
            {"Longrun", Variant{sample.longrun}},
            {"BatchSojournUs", microseconds(sample.batch_sojourn)},
            {"Profiles", count(core.profiles().all().size())},
            {"Confident", count(core.profiles().confident_count())},
            {"Pinned", count(core.pins().effective().size())},
            {"PredictionsApplied", Variant{sample.predictions_applied}},
            {"SliceUs", microseconds(pace::slice)},
            {"BatchSliceUs", microseconds(pace::batch_slice)},
            {"PreemptUs", microseconds(pace::minimum_run)},
            {"SojournTargetUs", microseconds(pace::sojourn_target)},
            {"BpfNsPerSecond", nanoseconds(sample.bpf_runtime_per_second)}};
}

std::map<std::string, Dictionary> tiers_dictionary(const Sample &sample) {
    std::map<std::string, Dictionary> tiers;
    for (const auto tier : all_tiers) {
        const auto &shown = sample.tiers[index_of(tier)];
        tiers.emplace(to_string(tier), Dictionary{{"Tasks", Variant{shown.tasks}},
                                                  {"RunTimeShare", Variant{shown.runtime_share}},
                                                  {"Dispatches", Variant{shown.dispatches}},
                                                  {"WakeupP50Us", Variant{shown.wakeup_p50_us}},
                                                  {"WakeupP99Us", Variant{shown.wakeup_p99_us}},
                                                  {"WakeupMaxUs", Variant{shown.wakeup_max_us}},
                                                  {"WakeupSamples", Variant{shown.wakeup_samples}},
                                                  {"L2HitRate", Variant{shown.l2_hit_rate}},
                                                  {"PreemptedBy", Variant{shown.preempted}},
                                                  {"Rescued", Variant{shown.rescued}}});
    }
    return tiers;
}

Dictionary explanation_dictionary(std::uint32_t pid, const TaskReport &report, const Core &core) {
    const auto *profile = core.profiles().find(report.name);
    const auto pin = core.pins().find(report.name);
    return {
        {"Pid", Variant{pid}},
        {"Name", text(report.name.escaped())},
        {"Tier", text(to_string(report.tier))},
        {"Source", text(report.source)},
        {"Score", Variant{report.score}},
        {"ThresholdInteractive", Variant{report.threshold_interactive}},
        {"ThresholdLatencyCritical", Variant{report.threshold_latency_critical}},
        {"WakeupFreq", Variant{report.wakeup_freq}},
        {"CswRate", Variant{report.csw_rate}},
        {"AvgRuntimeNs", nanoseconds(report.avg_runtime)},
        {"RuntimeDevNs", nanoseconds(report.runtime_dev)},
        {"AvgSleepNs", nanoseconds(report.avg_sleep)},
        {"AgeUs", microseconds(report.age)},
        {"Profile", Variant{profile != nullptr || pin ? profile_dictionary(report.name, profile, pin) : Dictionary{}}},
        {"Sentence", text(sentence_for(report, pin, profile))}};
}

} // namespace pandemonium
