// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the tests of the disk edge stand on: a directory of their own, raw bytes in and out of files, and a child
// process for what would harm the test itself (other rights, other mounts, a kill).
#pragma once

#include "core/profile.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace pandemonium::test {

inline constexpr WallTime noon = std::chrono::sys_days(std::chrono::year(2026) / 7 / 1) + std::chrono::hours(12);

inline std::string text(const std::vector<std::byte> &bytes) {
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

inline std::vector<std::byte> bytes(std::string_view text) {
    const auto *first = reinterpret_cast<const std::byte *>(text.data());
    return {first, first + text.size()};
}

class Sandbox {
public:
    Sandbox() {
        std::string name = (std::filesystem::temp_directory_path() / "pandemonium-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::system_error(errno, std::generic_category(), name);
        path_ = name;
    }
    ~Sandbox() {
        std::error_code error; // what cannot be removed is the system's to tidy
        std::filesystem::remove_all(path_, error);
    }
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    const std::filesystem::path &path() const { return path_; }
    std::filesystem::path operator/(std::string_view name) const { return path_ / name; }
    void write(std::string_view name, std::string_view content) const {
        std::ofstream(path_ / name, std::ios::binary | std::ios::trunc) << content;
    }
    std::string read(std::string_view name) const {
        std::ifstream file(path_ / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    std::set<std::string> names() const {
        std::set<std::string> names;
        for (const auto &entry : std::filesystem::directory_iterator(path_))
            names.insert(entry.path().filename().string());
        return names;
    }
    void clear() const {
        for (const auto &entry : std::filesystem::directory_iterator(path_))
            std::filesystem::remove_all(entry.path());
    }
    /// Lets everybody look in, as into the service's own directory.
    void open_to_all() const { std::filesystem::permissions(path_, std::filesystem::perms(0755)); }

private:
    std::filesystem::path path_;
};

/// Runs work in a child process and returns what it returned; "killed" when it did not live to return.
inline std::string in_child(const std::function<std::string()> &work) {
    int pipe_ends[2];
    if (::pipe(pipe_ends) != 0)
        return "no pipe";
    const pid_t child = ::fork();
    if (child == 0) {
        const std::string told = "told:" + work();
        const bool is_whole = ::write(pipe_ends[1], told.data(), told.size()) == static_cast<ssize_t>(told.size());
        ::_exit(is_whole ? EXIT_SUCCESS : EXIT_FAILURE);
    }
    ::close(pipe_ends[1]);
    std::string told;
    char buffer[4096];
    for (ssize_t count = 0; (count = ::read(pipe_ends[0], buffer, sizeof buffer)) > 0;)
        told.append(buffer, static_cast<std::size_t>(count));
    ::close(pipe_ends[0]);
    ::waitpid(child, nullptr, 0);
    return told.starts_with("told:") ? told.substr(5) : "killed";
}

} // namespace pandemonium::test
