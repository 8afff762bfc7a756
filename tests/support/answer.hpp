// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service answered, as values a test can compare.
#pragma once

#include "support/bus_client.hpp"

#include <QVariantMap>

namespace pandemonium::test {

/// The dictionary a reply begins with; one within it is a map within the map. Numbers are wide enough for what the
/// service sends. Empty for an error.
[[nodiscard]] QVariantMap dictionary_of(const ReplyPtr &reply);

} // namespace pandemonium::test
