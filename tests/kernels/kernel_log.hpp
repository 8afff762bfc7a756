// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the kernel says from a moment on.
#pragma once

#include <string>
#include <vector>

namespace kernels {

class KernelLog {
public:
    /// Hears what is said from here on.
    KernelLog();
    ~KernelLog();
    KernelLog(const KernelLog &) = delete;
    KernelLog &operator=(const KernelLog &) = delete;

    /// Takes what was said since the last time; of that, the texts that are warnings or worse.
    [[nodiscard]] std::vector<std::string> take_warnings() const;

private:
    int records_;
};

} // namespace kernels
