// SPDX-License-Identifier: GPL-2.0-or-later
#include "tally.hpp"

#include "system_call.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

namespace bench {

namespace {

int make_file(std::size_t size) {
    const int file = memfd_create("tally", 0);
    if (file < 0)
        fail_by_errno("memfd_create");
    if (ftruncate(file, static_cast<off_t>(size)) != 0)
        fail_by_errno("ftruncate");
    return file;
}

} // namespace

Tally::Tally(std::size_t counters) : Tally(make_file(std::max<std::size_t>(counters, 1) * sizeof(Counter)), counters) {}

Tally::Tally(int file, std::size_t counters) : file_(file) {
    const std::size_t size = std::max<std::size_t>(counters, 1) * sizeof(Counter); // none is a load too
    void *memory = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED)
        fail_by_errno("mmap");
    counters_ = {static_cast<Counter *>(memory), counters};
}

Tally::~Tally() {
    munmap(counters_.data(), std::max<std::size_t>(counters_.size_bytes(), 1));
    close(file_);
}

void Tally::add(std::size_t counter, std::uint64_t thousands) {
    counters_[counter].thousands.fetch_add(thousands, std::memory_order_relaxed);
}

std::vector<std::uint64_t> Tally::read() const {
    std::vector<std::uint64_t> done;
    std::ranges::transform(counters_, std::back_inserter(done),
                           [](const Counter &counter) { return counter.thousands.load(std::memory_order_relaxed); });
    return done;
}

} // namespace bench
