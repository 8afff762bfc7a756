// SPDX-License-Identifier: GPL-2.0-or-later
#include "report.hpp"

#include <iostream>
#include <vector>

int main(int count, char **vector) {
    const std::vector<std::string> arguments(vector + 1, vector + count);
    return bench::report(arguments, {.in = std::cin, .out = std::cout, .error = std::cerr});
}
