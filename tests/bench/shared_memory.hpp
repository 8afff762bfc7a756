// SPDX-License-Identifier: GPL-2.0-or-later
//
// Memory that whoever maps it shares with the processes it forks.
#pragma once

#include "system_call.hpp"

#include <sys/mman.h>

#include <cstddef>

namespace bench {

/// Fresh pages are zero. Of a file, or of none: then nobody else can map it. Throws when the kernel does not give it.
template <typename Content> [[nodiscard]] Content *map_shared(std::size_t size, int file = -1) {
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | (file < 0 ? MAP_ANONYMOUS : 0), file, 0);
    if (memory == MAP_FAILED)
        fail_by_errno("mmap");
    return static_cast<Content *>(memory);
}

} // namespace bench
