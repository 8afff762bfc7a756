// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/profile_file.hpp"

#include "core/escape.hpp"
#include "store/aside.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <format>
#include <string>
#include <utility>

namespace pandemonium {

namespace {

using Severity = Report::Severity;

void adopt(ParsedProfiles parsed, const std::filesystem::path &path, LoadedProfiles &into) {
    into.profiles = std::move(parsed.profiles);
    if (parsed.skipped > 0)
        into.reports.push_back(
            {.sentence = std::format("{}: {} of {} entries made no sense and were skipped", escaped(path.native()),
                                     parsed.skipped, into.profiles.size() + parsed.skipped)});
}

/// A sentence when the directory does not let files be replaced, and what that means for the state.
void check_directory(const std::filesystem::path &directory, LoadedProfiles &loaded) {
    if (::access(directory.c_str(), W_OK | X_OK) == 0)
        return;
    const int number = errno;
    loaded.state = number == EROFS || number == EACCES ? StoreState::read_only : StoreState::failed;
    loaded.reports.push_back({.sentence = failure(number, escaped(directory.native())).error().sentence +
                                          "; what is learned will not be stored"});
}

/// Keeps aside what is no generation of ours at the path of the previous one: a save would replace it, or fail.
Result<Reports> make_room(const std::filesystem::path &previous, WallTime now) {
    std::error_code error;
    const auto status = std::filesystem::symlink_status(previous, error);
    if (!std::filesystem::exists(status) || std::filesystem::is_regular_file(status))
        return {};
    return keep_aside(previous, now).transform([](const auto &aside) { return Reports{report_of(aside)}; });
}

} // namespace

ProfileFile::Found ProfileFile::read(OwnedFile &file, WallTime now, LoadedProfiles &into) {
    const auto bytes = file.read();
    if (bytes && !*bytes)
        return Found::nothing;
    if (!bytes) {
        into.reports.push_back({.sentence = bytes.error().sentence});
        if (!is_passing(bytes.error().number))
            into.reports.push_back(report_of(file.keep_aside(now)));
        return Found::damaged;
    }
    auto parsed = parse_profiles(**bytes, now);
    if (!parsed) {
        into.reports.push_back({.sentence = std::format("{} {}", escaped(file.path().native()), parsed.error())});
        into.reports.push_back(report_of(file.keep_aside(now)));
        return Found::damaged;
    }
    adopt(*std::move(parsed), file.path(), into);
    return Found::good;
}

LoadedProfiles ProfileFile::load_generation(WallTime now) {
    LoadedProfiles loaded;
    const Found current = read(file_, now, loaded);
    if (current == Found::good)
        return loaded;
    OwnedFile previous(previous_generation_of(file_.path()), profile_file_limit);
    const Found before = read(previous, now, loaded);
    if (before == Found::good) {
        loaded.state = StoreState::recovered;
        loaded.reports.push_back(
            {.sentence = std::format("the previous generation is used, with {} profiles", loaded.profiles.size())});
    } else if (current == Found::nothing && before == Found::nothing) {
        import_reference(now, loaded);
    } else {
        loaded.state = StoreState::failed;
        loaded.reports.push_back({.sentence = "no profiles could be read; learning begins anew"});
    }
    return loaded;
}

void ProfileFile::import_reference(WallTime now, LoadedProfiles &into) const {
    const auto path = directory_ / "procdb.bin";
    const auto bytes = read_file(path, profile_file_limit);
    if (!bytes && bytes.error().number == ENOENT)
        return;
    if (!bytes) {
        into.reports.push_back({.sentence = bytes.error().sentence + "; nothing is imported"});
        return;
    }
    auto parsed = parse_profiles(*bytes, now);
    if (!parsed) {
        into.reports.push_back(
            {.sentence = std::format("{} {}; nothing is imported", escaped(path.native()), parsed.error())});
        return;
    }
    const auto version = parsed->version;
    adopt(*std::move(parsed), path, into);
    into.reports.push_back({.severity = Severity::information,
                            .sentence = std::format("imported {} profiles from {}, version {}", into.profiles.size(),
                                                    escaped(path.native()), version)});
}

LoadedProfiles ProfileFile::load(WallTime now) {
    LoadedProfiles loaded = load_generation(now);
    check_directory(directory_, loaded);
    return loaded;
}

Result<Reports> ProfileFile::save(std::span<const Profile> profiles, Generations generations, WallTime now) {
    const auto bytes = serialise_profiles(profiles);
    const auto before = previous_generation_of(file_.path());
    auto reports = make_room(before, now);
    if (!reports)
        return reports;
    auto previous = Previous::kept;
    if (generations == Generations::previous_replaced) {
        previous = Previous::dropped;
        if (auto written = write_atomically(before, bytes, previous); !written)
            return std::unexpected(std::move(written.error()));
    }
    auto aside = file_.replace_keeping_aside(bytes, previous, now);
    if (!aside)
        return std::unexpected(std::move(aside.error()));
    if (*aside)
        reports->push_back(report_of(aside));
    return reports;
}

} // namespace pandemonium
