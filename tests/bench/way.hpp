// SPDX-License-Identifier: GPL-2.0-or-later
//
// A way from one process to another on which one thing at a time goes: what requests and replies are made of.
#pragma once

#include "pingpong.hpp"

#include <atomic>
#include <cstdint>

namespace bench {

class Way {
public:
    /// Before the fork: both processes have both ends. Throws when the kernel does not give one.
    explicit Way(Means means);
    Way(const Way &) = delete;
    Way &operator=(const Way &) = delete;
    ~Way();

    /// Returns at once; false when it is broken.
    [[nodiscard]] bool send();
    /// Waits for what was sent; false when it is broken.
    [[nodiscard]] bool receive();

private:
    using Word = std::atomic<std::uint32_t>;

    int out_ = -1;         ///< read here
    int in_ = -1;          ///< write here
    Word *sent_ = nullptr; ///< a futex instead of both, shared
    std::uint32_t received_ = 0;
};

} // namespace bench
