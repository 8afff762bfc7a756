// SPDX-License-Identifier: GPL-2.0-or-later
//
// An open file that closes itself.
#pragma once

#include <unistd.h>

#include <utility>

namespace pandemonium {

class FileDescriptor {
public:
    explicit FileDescriptor(int number) : number_(number) {}
    FileDescriptor(FileDescriptor &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
    FileDescriptor &operator=(FileDescriptor &&other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~FileDescriptor() {
        if (is_open())
            (void)::close(number_); // what mattered was synced before; nothing can be done about it here
    }

    [[nodiscard]] bool is_open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

} // namespace pandemonium
