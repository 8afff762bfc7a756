// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/aside.hpp"

#include "core/escape.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <format>
#include <string>
#include <vector>

namespace pandemonium {

namespace {

constexpr int same_second_limit = 9; // one digit, so that names sort by age

std::string mark_of(const std::filesystem::path &path) { return path.native() + ".damaged-"; }

bool is_taken(const std::filesystem::path &path) {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0 || errno != ENOENT;
}

/// A name nobody has yet. Only the service writes in its directory, so that it stays free.
std::optional<std::filesystem::path> free_name(const std::filesystem::path &path, WallTime now) {
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    std::string name = std::format("{}{:%Y%m%dT%H%M%S}Z", mark_of(path), second);
    if (!is_taken(name))
        return name;
    for (int number = 2; number <= same_second_limit; ++number)
        if (std::string numbered = std::format("{}-{}", name, number); !is_taken(numbered))
            return numbered;
    return std::nullopt;
}

std::vector<std::filesystem::path> asides_of(const std::filesystem::path &path) {
    std::vector<std::filesystem::path> asides;
    std::error_code error;
    std::filesystem::directory_iterator entries(path.parent_path(), error);
    for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error))
        if (entries->path().native().starts_with(mark_of(path)))
            asides.push_back(entries->path());
    std::ranges::sort(asides);
    return asides;
}

void drop_oldest(const std::filesystem::path &path) {
    auto asides = asides_of(path);
    // a directory that somebody put there is theirs: it cannot be unlinked and stays
    for (std::size_t at = 0; at + aside_limit < asides.size(); ++at)
        (void)::unlink(asides[at].c_str());
}

} // namespace

Result<std::optional<std::filesystem::path>> keep_aside(const std::filesystem::path &path, WallTime now) {
    if (!is_taken(path))
        return std::nullopt;
    const std::string context = std::format("{}: keep aside", escaped(path.native()));
    auto aside = free_name(path, now);
    if (!aside)
        return failure(EEXIST, context);
    if (std::rename(path.c_str(), aside->c_str()) != 0)
        return failure(errno, context);
    drop_oldest(path);
    return aside;
}

Report report_of(const Result<std::optional<std::filesystem::path>> &aside) {
    if (!aside)
        return {.sentence = aside.error().sentence};
    if (!*aside)
        return {.severity = Report::Severity::information, .sentence = "there was nothing to keep aside"};
    return {.sentence = "kept aside as " + escaped((*aside)->native())};
}

} // namespace pandemonium
