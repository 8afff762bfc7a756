// SPDX-License-Identifier: GPL-2.0-or-later
#include "limits.hpp"

#include "builds.hpp"
#include "fields.hpp"
#include "watched.hpp"

#include <algorithm>
#include <cstdint>
#include <format>
#include <iterator>

namespace bench {

namespace {

// What the specification promises of programs: their tier within this time, and from then on; no more than an honest
// share.
constexpr std::uint64_t reached_limit_ms = 200;
constexpr double in_tier_limit = 0.99;
constexpr double spoofed_share_limit = 1.1;
constexpr double alive_share = 0.5; // whoever has less has ended
constexpr std::uint64_t answer_limit_us = 1000;
constexpr double fair_share_limit = 0.95;
constexpr double misplaced_limit = 0.05;
constexpr double newcomer_share_limit = 0.8; // of an equal that was there already, and the other way round

std::string cell_of(Fields &fields) {
    const auto machine = fields.has("machine") ? "machine" : "cpus";
    auto cell =
        std::format("{} on {} under {}", fields.name("workload"), fields.name(machine), fields.name("scheduler"));
    return fields.has("storms") ? std::format("{}, {} storms", cell, fields.whole("storms")) : cell;
}

/// What a line is checked for, said of its cell.
class Line {
public:
    explicit Line(const std::string &text)
        : fields_(text), cell_(cell_of(fields_)), is_ours_(fields_.name("scheduler") == "pandemonium") {}

    void check_waits() {
        const auto longest = fields_.whole("longest_wait_us");
        const auto limit = fields_.whole("wait_limit_us");
        const auto longest_free = fields_.whole("longest_free_wait_us");
        const auto free_limit = fields_.whole("free_wait_limit_us");
        add(std::format("the longest wait is {} us of {}, by {}; of those that may run elsewhere {} us of {}", longest,
                        limit, fields_.word("longest_waiter"), longest_free, free_limit),
            longest <= limit && longest_free <= free_limit);
    }

    void check_share(double limit) {
        const auto share = fields_.real("slowest_to_fastest");
        add(std::format("for its weight a hog gets {:.3f} of another's CPU time, of {:.3f} at least", share, limit),
            share >= limit);
    }

    void check_newcomers() {
        const auto share = fields_.real("newcomer_share");
        const auto most = 1 / newcomer_share_limit;
        add(std::format(
                "a newcomer gets {:.3f} of the CPU time of who was there, of {:.2f} at least and {:.2f} at most", share,
                newcomer_share_limit, most),
            share >= newcomer_share_limit && share <= most);
    }

    void check_answers() {
        const auto p99 = fields_.whole("p99_us");
        add(std::format("the editor's p99 is {} us of {}", p99, answer_limit_us), p99 <= answer_limit_us);
    }

    /// A build that was done before: its programs are known.
    void check_births() {
        const auto builds = builds_in(fields_);
        if (!builds || builds->order.back().processes == 0) {
            fields_.refuse("no process of the second build is known");
            return;
        }
        const auto &second = builds->order.back();
        const auto limit = misplaced_limit * static_cast<double>(second.processes);
        add(std::format("{} of {} processes of a build that was done before are born in another tier than they end "
                        "in, of {:.0f} at most",
                        second.misplaced, second.processes, limit),
            static_cast<double>(second.misplaced) <= limit);
    }

    void check_tiers() {
        for (const auto &program : programs()) {
            const auto looks = std::max<std::uint64_t>(program.samples, 1);
            const auto in_tier = static_cast<double>(program.in_tier) / static_cast<double>(looks);
            add(std::format("{} is {} after {} ms of {}, and from then on in {:.1f} % of all looks of {:.0f} %",
                            program.name, program.tier, reached_text(program), reached_limit_ms, 100 * in_tier,
                            100 * in_tier_limit),
                program.reached_ms && *program.reached_ms <= reached_limit_ms && in_tier >= in_tier_limit);
        }
    }

    void check_spoofers() {
        constexpr double per_mille = 1000;
        for (const auto &program : programs()) {
            const auto share = static_cast<double>(program.work) / per_mille;
            const auto limit = spoofed_share_limit * (program.name == "relay" ? 2 : 1); // they are two
            add(std::format("{} gets {:.2f} of an honest hog's work, of {:.2f} at most and {:.2f} at least",
                            program.name, share, limit, alive_share),
                share <= limit && share >= alive_share);
        }
    }

    void check_crowding() {
        const auto crowded = static_cast<double>(fields_.whole("crowded_us")) /
                             static_cast<double>(fields_.whole("metered_us") * fields_.whole("cpus"));
        const auto limit = fields_.real("crowded_limit");
        add(std::format("{:.3f} of all CPU time is on a crowded core, of {:.3f} at most", crowded, limit),
            crowded <= limit);
    }

    void check_pins() {
        const auto found = fields_.has("pins_in_force") ? fields_.whole("pins_in_force") : 0;
        const auto pinned = fields_.whole("pinned");
        add(std::format("pins were found in force {} times, of {} at least", found, pinned), found >= pinned);
    }

    [[nodiscard]] bool plays(const std::string &workload) { return fields_.name("workload") == workload; }
    [[nodiscard]] Fields &fields() { return fields_; }
    [[nodiscard]] bool is_ours() const { return is_ours_; }
    [[nodiscard]] std::vector<Check> &checks() { return checks_; }

private:
    /// At least one.
    WatchedPrograms programs() {
        auto all = watched_in(fields_);
        if (all.empty())
            fields_.refuse("no program was watched");
        return all;
    }

    void add(const std::string &what, bool is_kept) {
        checks_.push_back({.sentence = std::format("{}: {}: {}", cell_, what, is_kept ? "kept" : "NOT KEPT"),
                           .is_kept = is_kept,
                           .is_ours = is_ours_});
    }

    Fields fields_;
    std::string cell_;
    bool is_ours_;
    std::vector<Check> checks_;
};

void check(Line &line) {
    const auto &fields = line.fields();
    if (fields.has("meter"))
        line.check_waits();
    if (fields.has("meter") && fields.has("crowded_limit"))
        line.check_crowding();
    if (fields.has("share_limit"))
        line.check_share(line.fields().real("share_limit"));
    if (!line.is_ours())
        return;
    if (fields.has("pinned"))
        line.check_pins();
    if (line.plays("fair"))
        line.check_share(fair_share_limit);
    if (fields.has("newcomer_share"))
        line.check_newcomers();
    if (line.plays("editor") || line.plays("sudden"))
        line.check_answers();
    if (line.plays("learn"))
        line.check_births();
    if (line.plays("classes"))
        line.check_tiers();
    if (line.plays("spoof"))
        line.check_spoofers();
}

} // namespace

std::expected<std::vector<Check>, std::string> checks_of(std::istream &lines) {
    std::vector<Check> all;
    std::size_t number = 0;
    for (std::string text; std::getline(lines, text);) {
        ++number;
        Line line(text);
        check(line);
        if (const auto &problem = line.fields().problem())
            return std::unexpected(std::format("line {}: {}", number, *problem));
        std::ranges::move(line.checks(), std::back_inserter(all));
    }
    return all;
}

} // namespace bench
