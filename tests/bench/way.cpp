// SPDX-License-Identifier: GPL-2.0-or-later
#include "way.hpp"

#include "pipe.hpp"
#include "shared_memory.hpp"

#include <linux/futex.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace bench {

Way::Way(Means means) {
    switch (means) {
    case Means::pipe: {
        const auto pipe = make_pipe();
        out_ = pipe.out;
        in_ = pipe.in;
        return;
    }
    case Means::socket: {
        std::array<int, 2> ends{};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            fail_by_errno("socketpair");
        out_ = ends[0];
        in_ = ends[1];
        return;
    }
    case Means::eventfd:
        out_ = eventfd(0, EFD_CLOEXEC);
        in_ = dup(out_);
        if (in_ < 0)
            fail_by_errno("eventfd");
        return;
    case Means::futex:
        sent_ = map_shared<Word>(sizeof(Word));
        return;
    }
}

Way::~Way() {
    if (sent_ != nullptr) {
        munmap(sent_, sizeof(Word));
        return;
    }
    close(out_);
    close(in_);
}

bool Way::send() {
    if (sent_ != nullptr) {
        sent_->fetch_add(1);
        return syscall(SYS_futex, sent_, FUTEX_WAKE, 1, nullptr, nullptr, 0) >= 0;
    }
    const std::uint64_t one = 1; // as many bytes as an eventfd takes
    return write(in_, &one, sizeof one) == sizeof one;
}

bool Way::receive() {
    if (sent_ == nullptr) {
        std::uint64_t one = 0;
        return read(out_, &one, sizeof one) == sizeof one;
    }
    while (sent_->load() == received_)
        if (syscall(SYS_futex, sent_, FUTEX_WAIT, received_, nullptr, nullptr, 0) != 0 && errno != EAGAIN &&
            errno != EINTR)
            return false;
    ++received_;
    return true;
}

} // namespace bench
