// SPDX-License-Identifier: GPL-2.0-or-later
//
// The BPF programs that the kernel has loaded, as it knows them itself: whoever loaded them, and however, need not
// help.
#pragma once

#include <cstdint>
#include <linux/bpf.h>
#include <set>
#include <string>
#include <vector>

namespace kernels {

struct LoadedProgram {
    std::uint32_t id = 0;
    std::string name;                 ///< in full: what the kernel itself shows ends after 15 characters
    std::uint32_t verified_insns = 0; ///< what the verifier's log calls "processed N insns"
};

[[nodiscard]] std::set<std::uint32_t> loaded_program_ids();
/// Those that are loaded now and were not then, in the order of their loading.
[[nodiscard]] std::vector<LoadedProgram> programs_loaded_since(const std::set<std::uint32_t> &then);
/// As the verifier left them.
[[nodiscard]] std::vector<bpf_insn> instructions_of(std::uint32_t program_id);

} // namespace kernels
