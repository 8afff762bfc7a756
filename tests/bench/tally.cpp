// SPDX-License-Identifier: GPL-2.0-or-later
#include "tally.hpp"

#include "shared_memory.hpp"

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

Tally::Tally(std::size_t counters) : Tally(make_file(size_of(counters)), counters) {}

Tally::Tally(int file, std::size_t counters)
    : file_(file), counters_(map_shared<Counter>(size_of(counters), file), counters) {}

Tally::~Tally() {
    munmap(counters_.data(), size_of(counters_.size()));
    close(file_);
}

std::size_t Tally::size_of(std::size_t counters) {
    return std::max<std::size_t>(counters, 1) * sizeof(Counter); // none is a load too
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
