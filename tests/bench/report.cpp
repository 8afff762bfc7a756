// SPDX-License-Identifier: GPL-2.0-or-later
//
// Reads the lines of cells from standard input and prints the table.
#include "table.hpp"

#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>

int main() {
    bench::Table table;
    for (std::string line; std::getline(std::cin, line);)
        if (!table.take(line)) {
            std::fprintf(stderr, "bench_report: not a line of a cell: %.60s\n", line.c_str());
            return EXIT_FAILURE;
        }
    std::cout << table.to_text();
    return EXIT_SUCCESS;
}
