// SPDX-License-Identifier: GPL-2.0-or-later
#include "pipe.hpp"

#include "system_call.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace bench {

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        fail_by_errno("pipe");
    return {.out = ends[0], .in = ends[1]};
}

void write_all(int fd, const std::string &text) {
    for (std::size_t written = 0; written < text.size();) {
        const auto count = write(fd, text.data() + written, text.size() - written);
        if (count <= 0)
            return;
        written += static_cast<std::size_t>(count);
    }
}

std::string read_all(int fd) {
    std::string text;
    std::array<char, 4096> part{};
    for (ssize_t count = 0; (count = read(fd, part.data(), part.size())) > 0;)
        text.append(part.data(), static_cast<std::size_t>(count));
    return text;
}

} // namespace bench
