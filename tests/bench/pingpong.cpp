// SPDX-License-Identifier: GPL-2.0-or-later
#include "pingpong.hpp"

#include "spawn.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

namespace bench {

namespace {

struct Pipe {
    int out;
    int in;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        throw std::system_error(errno, std::generic_category(), "pipe");
    return {.out = ends[0], .in = ends[1]};
}

bool pass(int from, int to) {
    char ball = 0;
    return read(from, &ball, 1) == 1 && write(to, &ball, 1) == 1;
}

Histogram play(const Pipe &there, const Pipe &back, nanoseconds duration) {
    Histogram round_trips;
    const auto end = now() + duration;
    for (auto start = now(); start < end;) {
        char ball = 0;
        if (write(there.in, &ball, 1) != 1 || read(back.out, &ball, 1) != 1)
            break;
        const auto done = now();
        round_trips.add(whole_us(done - start));
        start = done;
    }
    return round_trips;
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

} // namespace

Histogram ping_pong(unsigned pairs, nanoseconds duration) {
    std::vector<Child> players;
    std::vector<int> results;
    for (unsigned pair = 0; pair < pairs; ++pair) {
        const auto there = make_pipe();
        const auto back = make_pipe();
        players.push_back(fork_child("pong", [&] {
            while (pass(there.out, back.in)) {
            }
        }));
        const auto result = make_pipe(); // after pong was made, which would keep it open
        players.push_back(fork_child("ping", [&] { write_all(result.in, play(there, back, duration).to_text()); }));
        close(result.in);
        results.push_back(result.out);
    }
    Histogram all;
    for (const int fd : results) {
        const auto round_trips = Histogram::from_text(read_all(fd));
        if (!round_trips || round_trips->count() == 0)
            throw std::runtime_error("a pair played no round");
        all.merge(*round_trips);
        close(fd);
    }
    return all;
}

} // namespace bench
