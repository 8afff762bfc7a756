// SPDX-License-Identifier: GPL-2.0-or-later
#include "control_file.hpp"

#include "pipe.hpp"
#include "system_call.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace bench {

void tell(const std::string &path, const std::string &what) {
    const int file = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0)
        fail_by_errno(path);
    const bool taken = write(file, what.data(), what.size()) == std::ssize(what);
    const int error = errno;
    close(file);
    errno = error;
    if (!taken)
        fail_by_errno(what + " to " + path);
}

std::string ask(const std::string &path) {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail_by_errno(path);
    auto said = read_all(file);
    close(file);
    if (said.ends_with('\n'))
        said.pop_back();
    return said;
}

void tell_and_check(const std::string &path, const std::string &what) {
    tell(path, what);
    if (const auto said = ask(path); said != what)
        throw std::runtime_error(path + " was told " + what + " and says " + said);
}

} // namespace bench
