// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a command is not carried out. bus/errors gives each kind its D-Bus name; nobody else does.
#pragma once

#include <cstdint>
#include <string>

namespace pandemonium {

enum class RefusalKind : std::uint8_t {
    not_supported,
    not_running,
    busy,
    other_scheduler_active,
    load_failed,
    no_such_profile,
    no_such_task,
    invalid_name,
    invalid_tier,
    invalid_mode,
    invalid_args,
    pinned,
    limit_exceeded,
    store_failed,
    no_such_cookie,
    dismissed,
    access_denied,
    interactive_authorization_required,
};

struct Refusal {
    RefusalKind kind;
    std::string sentence;

    bool operator==(const Refusal &) const = default;
};

} // namespace pandemonium
