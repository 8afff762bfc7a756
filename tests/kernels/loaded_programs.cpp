// SPDX-License-Identifier: GPL-2.0-or-later
#include "loaded_programs.hpp"

#include <bpf/bpf.h>
#include <bpf/btf.h>

#include <cerrno>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace kernels {

namespace {

struct FreeBtf {
    void operator()(btf *types) const { btf__free(types); }
};

[[noreturn]] void fail(const std::string &what) { throw std::system_error(errno, std::generic_category(), what); }

/// Of the program's main function.
std::string full_name(const bpf_prog_info &info, const bpf_func_info &function) {
    const std::unique_ptr<btf, FreeBtf> types(btf__load_from_kernel_by_id(info.btf_id));
    if (!types)
        fail(std::string("cannot read the types of ") + info.name);
    return btf__name_by_offset(types.get(), btf__type_by_id(types.get(), function.type_id)->name_off);
}

/// wanted: says where to put what, the answer says how much there is of it.
bpf_prog_info info_of(std::uint32_t id, bpf_prog_info wanted) {
    const int program = bpf_prog_get_fd_by_id(id);
    __u32 length = sizeof wanted;
    if (program < 0 || bpf_prog_get_info_by_fd(program, &wanted, &length) != 0)
        fail("cannot read program " + std::to_string(id));
    close(program);
    return wanted;
}

LoadedProgram describe(std::uint32_t id) {
    bpf_func_info first{};
    bpf_prog_info wanted{};
    wanted.nr_func_info = 1;
    wanted.func_info_rec_size = sizeof first;
    wanted.func_info = reinterpret_cast<std::uintptr_t>(&first);
    const bpf_prog_info info = info_of(id, wanted);
    return {.id = id, .name = full_name(info, first), .verified_insns = info.verified_insns};
}

} // namespace

std::set<std::uint32_t> loaded_program_ids() {
    std::set<std::uint32_t> ids;
    for (std::uint32_t id = 0; bpf_prog_get_next_id(id, &id) == 0;)
        ids.insert(id);
    return ids;
}

std::vector<LoadedProgram> programs_loaded_since(const std::set<std::uint32_t> &then) {
    std::vector<LoadedProgram> programs;
    for (const std::uint32_t id : loaded_program_ids()) {
        if (!then.contains(id))
            programs.push_back(describe(id));
    }
    return programs;
}

std::vector<bpf_insn> instructions_of(std::uint32_t program_id) {
    bpf_prog_info wanted{};
    wanted.xlated_prog_len = info_of(program_id, wanted).xlated_prog_len;
    std::vector<bpf_insn> instructions(wanted.xlated_prog_len / sizeof(bpf_insn));
    wanted.xlated_prog_insns = reinterpret_cast<std::uintptr_t>(instructions.data());
    (void)info_of(program_id, wanted);
    return instructions;
}

} // namespace kernels
