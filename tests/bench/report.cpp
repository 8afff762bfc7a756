// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads the lines of cells from standard input and prints the table.
#include "table.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>

int main() {
    const auto table = bench::Table::read(std::cin);
    if (!table) {
        std::fprintf(stderr, "bench_report: %s\n", table.error().c_str());
        return EXIT_FAILURE;
    }
    std::cout << to_text(*table);
    return EXIT_SUCCESS;
}
