// SPDX-License-Identifier: GPL-2.0-or-later
//
// libbpf explains a failed load only through a print callback without an argument; this keeps the line that tells
// most. It always ends with lines that say only that something failed: those tell nothing.
#pragma once

#include <string>
#include <string_view>

namespace pandemonium {

class BpfLog {
public:
    /// warning: one message of libbpf, of one line or of many.
    void hear(std::string_view warning);
    /// The first telling line and what the verifier said last; without a newline, empty when there is neither.
    [[nodiscard]] const std::string &reason() const { return reason_; }

private:
    std::string reason_;
};

/// Routes libbpf's warnings into the log, silences the rest and forgets what was said before.
void begin_bpf_log();
/// The reason among the warnings since begin_bpf_log().
[[nodiscard]] const std::string &bpf_log_reason();

} // namespace pandemonium
