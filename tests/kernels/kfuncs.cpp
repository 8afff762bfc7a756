// SPDX-License-Identifier: GPL-2.0-or-later
#include "kfuncs.hpp"

#include "loaded_programs.hpp"

#include <fstream>
#include <ranges>

namespace kernels {

Kfuncs::Kfuncs() {
    std::ifstream symbols("/proc/kallsyms");
    std::string address;
    std::string name;
    for (std::string type, line; symbols >> address >> type >> name && std::getline(symbols, line);) {
        if (name == "__bpf_call_base")
            call_base_ = std::stoull(address, nullptr, 16);
        else if (name.contains("scx_bpf_") || name.contains("iter_scx_"))
            names_.emplace(std::stoull(address, nullptr, 16), name);
    }
}

std::set<std::string> Kfuncs::names() const {
    const auto names = names_ | std::views::values;
    return {names.begin(), names.end()};
}

std::set<std::string> Kfuncs::called_by(std::uint32_t program_id) const {
    std::set<std::string> called;
    for (const bpf_insn &insn : instructions_of(program_id)) {
        if (insn.code != (BPF_JMP | BPF_CALL) || insn.src_reg != BPF_PSEUDO_KFUNC_CALL)
            continue;
        const auto found = names_.find(call_base_ + static_cast<std::uint64_t>(std::int64_t{insn.imm}));
        if (found != names_.end())
            called.insert(found->second);
    }
    return called;
}

} // namespace kernels
