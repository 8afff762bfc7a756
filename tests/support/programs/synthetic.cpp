// SPDX-License-Identifier: GPL-2.0-or-later
//
// A program that behaves as its first argument says, for tests that need a real task of a known kind:
//
//   synthetic BEHAVIOUR [--name COMM] [--seconds N] [--ms N] [--ready-fd N]
//
// BEHAVIOUR is one of behaviours.cpp (no argument lists them). --name sets the comm of all its threads, cut to 15
// bytes; --seconds bounds its life (default 10, at most 3600); --ms is the work of a compiler (default 300). Once all
// threads are about to behave it prints one line, to the descriptor of --ready-fd or else to standard output:
//
//   ready PID TID...
//
// The behaving threads are the TIDs; the first one is the PID. Exit status: 0 done, 2 wrong arguments.
#include "behaviours.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <latch>
#include <optional>
#include <string>
#include <sys/prctl.h>
#include <thread>
#include <unistd.h>

using namespace std::chrono_literals;
using namespace pandemonium::synthetic;

namespace {

struct Options {
    std::string_view behaviour;
    std::string name;
    int seconds = 10;
    int ms = 300;
    int ready_fd = STDOUT_FILENO;
};

bool number(std::string_view text, int low, int high, int &value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && value >= low && value <= high;
}

bool take_option(Options &options, std::string_view key, std::string_view value) {
    constexpr int hour = 3600;
    if (key == "--name") {
        options.name = value;
        return true;
    }
    if (key == "--seconds")
        return number(value, 1, hour, options.seconds);
    if (key == "--ms")
        return number(value, 1, hour * 1000, options.ms);
    return key == "--ready-fd" && number(value, 0, 1 << 20, options.ready_fd);
}

std::optional<Options> parse(int count, char **arguments) {
    if (count < 2 || count % 2 != 0)
        return std::nullopt;
    Options options{.behaviour = arguments[1], .name = {}};
    for (int i = 2; i < count; i += 2)
        if (!take_option(options, arguments[i], arguments[i + 1]))
            return std::nullopt;
    return options;
}

void usage() {
    std::fputs("usage: synthetic BEHAVIOUR [--name COMM] [--seconds N] [--ms N] [--ready-fd N]\n", stderr);
    for (const auto &behaviour : behaviours(0ms))
        std::fprintf(stderr, "  %-13s %s\n", behaviour.name.data(), behaviour.what.data());
}

void announce(int fd, const std::vector<pid_t> &tids) {
    auto line = "ready " + std::to_string(::getpid());
    for (const auto tid : tids)
        line += ' ' + std::to_string(tid);
    line += '\n';
    if (::write(fd, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
        std::perror("write");
}

void behave(const Behaviour &behaviour, const Options &options) {
    const auto threads = static_cast<std::size_t>(behaviour.threads);
    const auto until = Clock::now() + std::chrono::seconds(options.seconds);
    std::vector<pid_t> tids(threads, ::gettid());
    std::latch known(behaviour.threads);
    std::vector<std::jthread> others;
    for (std::size_t index = 1; index < threads; ++index)
        others.emplace_back([&, index] {
            tids[index] = ::gettid();
            known.arrive_and_wait();
            behaviour.behave(until, static_cast<int>(index));
        });
    known.arrive_and_wait();
    announce(options.ready_fd, tids);
    behaviour.behave(until, 0);
}

} // namespace

int main(int argc, char **argv) {
    constexpr unsigned grace_seconds = 5;
    const auto options = parse(argc, argv);
    const auto all = behaviours(std::chrono::milliseconds(options ? options->ms : 0));
    const auto found = std::ranges::find(all, options ? options->behaviour : std::string_view(), &Behaviour::name);
    if (!options || found == all.end()) {
        usage();
        return 2;
    }
    // Whatever happens, nothing is left running after a test.
    ::alarm(static_cast<unsigned>(options->seconds) + grace_seconds);
    if (!options->name.empty())
        ::prctl(PR_SET_NAME, options->name.c_str());
    behave(*found, *options);
    return 0;
}
