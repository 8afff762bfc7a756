// SPDX-License-Identifier: GPL-2.0-or-later
//
// Attaches floor.bpf.c and stays until it is killed.
#include "floor.skel.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

int main() {
    auto *const floor = floor_bpf__open_and_load();
    if (floor == nullptr || floor_bpf__attach(floor) != 0) {
        std::perror("bench_floor");
        return EXIT_FAILURE;
    }
    for (;;)
        pause();
}
