// SPDX-License-Identifier: GPL-2.0-or-later
//
// How the kernel let our scheduler go: kept, told and never hidden.
#pragma once

#include "core/profile.hpp"

#include <cstdint>
#include <string>

namespace pandemonium {

/// Exit kinds of sched_ext (enum scx_exit_kind); others are passed on as they come.
inline constexpr std::int32_t exit_unregistered = 64;
inline constexpr std::int32_t exit_sysrq = 67;
inline constexpr std::int32_t exit_error = 1024;
inline constexpr std::int32_t exit_error_bpf = 1025;
inline constexpr std::int32_t exit_error_stall = 1026;
/// Bits of an exit code that ask for a restart rather than report a fault.
inline constexpr std::uint64_t exit_code_hotplug = 1ULL << 32;
inline constexpr std::uint64_t exit_code_restart = 1ULL << 48;

inline constexpr std::size_t dump_tail_limit = 32 * 1024;

struct ExitRecord {
    std::int32_t kind = 0;
    std::int64_t code = 0;
    std::string reason;  ///< the kernel's word for the kind
    std::string message; ///< what the failing side said
    std::string dump;    ///< tail of the kernel's dump, at most dump_tail_limit bytes
    WallTime time{};
    bool will_restart = false; ///< the core's decision

    bool operator==(const ExitRecord &) const = default;
};

/// An end in good order; every other kind is a fault, known or not.
[[nodiscard]] constexpr bool is_orderly(const ExitRecord &record) {
    return record.kind >= exit_unregistered && record.kind < exit_error;
}

/// Not a fault: the kernel wants the scheduler to look at the machine anew, most of all because a CPU came or went.
[[nodiscard]] constexpr bool asks_for_restart(const ExitRecord &record) {
    return is_orderly(record) &&
           (static_cast<std::uint64_t>(record.code) & (exit_code_hotplug | exit_code_restart)) != 0;
}

} // namespace pandemonium
