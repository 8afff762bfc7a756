// SPDX-License-Identifier: GPL-2.0-or-later
#include "stage.hpp"

#include "load.hpp"
#include "shared_memory.hpp"

#include <unistd.h>

#include <algorithm>
#include <chrono>

namespace bench {

using namespace std::chrono_literals;

Stage::Stage(unsigned cpus) : cpus_(cpus), shared_(map_shared<Shared>(sizeof(Shared))) {} // all of it begins as zero

Stage::~Stage() { munmap(shared_, sizeof(Shared)); }

void Stage::enter() {
    shared_->task = gettid();
    std::int64_t nobody = 0;
    shared_->since_ns.compare_exchange_strong(nobody, now().count());
}

void Stage::work_for(nanoseconds time) {
    bench::work_for(time, cpus_, [this](std::uint64_t thousands) { work_thousands(thousands); });
}

void Stage::work_as_alone(nanoseconds time) { work_for(time * cpus_); }

void Stage::work_thousands(std::uint64_t thousands) {
    for (std::uint64_t done = 0; done < thousands; ++done) {
        work(1);
        shared_->thousands.fetch_add(1, std::memory_order_relaxed);
    }
}

std::optional<nanoseconds> Stage::since() const {
    const auto since = shared_->since_ns.load();
    return since != 0 ? std::optional(nanoseconds(since)) : std::nullopt;
}

pid_t Stage::task() const { return shared_->task; }

std::uint64_t Stage::work_done() const { return shared_->thousands.load(std::memory_order_relaxed); }

} // namespace bench
