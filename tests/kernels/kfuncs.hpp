// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which functions of the kernel's sched_ext a loaded program calls, after the verifier took out what is dead on this
// kernel: it tells which branches of bpf/compat.bpf.h are alive.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace kernels {

class Kfuncs {
public:
    /// Learns where they are; root must be told addresses (/proc/kallsyms).
    Kfuncs();
    [[nodiscard]] std::set<std::string> names() const;
    [[nodiscard]] std::set<std::string> called_by(std::uint32_t program_id) const;

private:
    std::uint64_t call_base_ = 0; ///< a call's operand is the distance from here
    std::map<std::uint64_t, std::string> names_;
};

} // namespace kernels
