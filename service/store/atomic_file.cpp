// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/atomic_file.hpp"

#include "core/escape.hpp"
#include "store/file_descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <format>
#include <string>
#include <string_view>

namespace pandemonium {

namespace {

constexpr mode_t private_mode = 0600; // what programs people run is nobody else's business

std::unexpected<Error> failed(const std::filesystem::path &path, std::string_view step) {
    const int number = errno;
    return failure(number, std::format("{}: {}", escaped(path.native()), step));
}

std::unexpected<Error> refused(const std::filesystem::path &path, int number, std::string_view why) {
    return std::unexpected(Error{number, std::format("{}: {}", escaped(path.native()), why)});
}

Result<void> check_kind(int file, const std::filesystem::path &path, std::size_t limit) {
    struct stat status{};
    if (::fstat(file, &status) < 0)
        return failed(path, "stat");
    if (S_ISDIR(status.st_mode))
        return refused(path, EISDIR, "is a directory");
    if (!S_ISREG(status.st_mode))
        return refused(path, EINVAL, "is not a regular file");
    if (static_cast<std::uint64_t>(status.st_size) > limit)
        return refused(path, EFBIG, std::format("is larger than {} bytes", limit));
    return {};
}

/// Reads to the end; the file may grow meanwhile, the limit holds all the same.
Result<std::vector<std::byte>> read_all(int file, const std::filesystem::path &path, std::size_t limit) {
    constexpr std::size_t chunk = 64 * 1024;
    std::vector<std::byte> bytes;
    for (;;) {
        const std::size_t known = bytes.size();
        bytes.resize(known + chunk);
        const ssize_t count = ::read(file, bytes.data() + known, chunk);
        if (count < 0 && errno != EINTR)
            return failed(path, "read");
        bytes.resize(known + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
        if (bytes.size() > limit)
            return refused(path, EFBIG, std::format("is larger than {} bytes", limit));
        if (count == 0)
            return bytes;
    }
}

Result<void> write_all(int file, std::span<const std::byte> bytes, const std::filesystem::path &path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno != EINTR)
            return failed(path, "write");
        bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    return {};
}

/// One replacement of one file: the steps in their order, and the temporary file removed unless it took the place.
class Replacement {
public:
    Replacement(const std::filesystem::path &path, const FileDescriptor &directory)
        : path_(path), directory_(directory.number()), name_(path.filename().native()),
          temporary_("." + name_ + ".new"), link_("." + name_ + ".old") {}
    ~Replacement() {
        // the error that led here is the one that is told
        if (is_made_)
            (void)::unlinkat(directory_, temporary_.c_str(), 0);
        if (is_linked_)
            (void)::unlinkat(directory_, link_.c_str(), 0);
    }
    Replacement(const Replacement &) = delete;
    Replacement &operator=(const Replacement &) = delete;

    Result<void> fill(std::span<const std::byte> bytes) {
        // a fixed name: what a kill leaves behind is removed here and never piles up
        if (auto removed = remove(temporary_); !removed)
            return removed;
        const FileDescriptor file(::openat(directory_, temporary_.c_str(),
                                           O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, private_mode));
        if (!file.is_open())
            return failed(path_, "create a temporary file");
        is_made_ = true;
        if (auto written = write_all(file.number(), bytes, path_); !written)
            return written;
        if (::fsync(file.number()) < 0)
            return failed(path_, "sync");
        return {};
    }

    Result<void> keep_previous() {
        if (auto removed = remove(link_); !removed)
            return removed;
        if (::linkat(directory_, name_.c_str(), directory_, link_.c_str(), 0) < 0) {
            const bool cannot_be_linked = errno == EPERM || errno == EOPNOTSUPP || errno == EMLINK;
            if (errno == ENOENT || cannot_be_linked)
                return {};
            return failed(path_, "link the previous generation");
        }
        is_linked_ = true;
        const std::string previous = previous_generation_of(name_);
        if (::renameat(directory_, link_.c_str(), directory_, previous.c_str()) < 0)
            return failed(path_, "rename the previous generation");
        is_linked_ = false;
        return remove(link_); // still there when both names were links of one file: then rename does nothing
    }

    Result<void> take_place() {
        if (::renameat(directory_, temporary_.c_str(), directory_, name_.c_str()) < 0)
            return failed(path_, "rename");
        is_made_ = false;
        if (::fsync(directory_) < 0)
            return failed(path_, "sync the directory");
        return {};
    }

private:
    Result<void> remove(const std::string &leftover) {
        if (::unlinkat(directory_, leftover.c_str(), 0) < 0 && errno != ENOENT)
            return failed(path_, std::format("remove {}", escaped(leftover)));
        return {};
    }

    const std::filesystem::path &path_;
    int directory_;
    std::string name_;
    std::string temporary_;
    std::string link_;
    bool is_made_ = false;
    bool is_linked_ = false;
};

} // namespace

Result<std::vector<std::byte>> read_file(const std::filesystem::path &path, std::size_t limit, Symlinks symlinks) {
    const int no_follow = symlinks == Symlinks::refused ? O_NOFOLLOW : 0;
    // not blocking: the open of a FIFO would wait for its writer
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | no_follow));
    if (!file.is_open())
        return errno == ELOOP ? refused(path, ELOOP, "is a symbolic link") : failed(path, "open");
    return check_kind(file.number(), path, limit).and_then([&] { return read_all(file.number(), path, limit); });
}

Result<void> write_atomically(const std::filesystem::path &path, std::span<const std::byte> bytes, Previous previous) {
    const auto directory = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const FileDescriptor opened(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open())
        return failed(path, "open the directory");
    Replacement replacement(path, opened);
    return replacement.fill(bytes)
        .and_then([&] { return previous == Previous::kept ? replacement.keep_previous() : Result<void>{}; })
        .and_then([&] { return replacement.take_place(); });
}

std::filesystem::path previous_generation_of(std::filesystem::path path) {
    path += ".1";
    return path;
}

} // namespace pandemonium
