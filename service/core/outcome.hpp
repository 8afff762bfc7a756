// SPDX-License-Identifier: GPL-2.0-or-later
//
// What changed, as a value: the core returns it, the daemon carries it out, once: store, kernel, bus, reply.
#pragma once

#include "core/command.hpp"
#include "core/exit_record.hpp"
#include "core/observation.hpp"

#include <cstdint>
#include <set>
#include <variant>
#include <vector>

namespace pandemonium {

/// Properties of the bus that announce their changes.
enum class Property : std::uint8_t {
    state,
    state_reason,
    mode,
    active_ops,
    regime,
    last_exit,
    restarts,
    generation,
    pinned_count,
    learning,
    store_state,
};

struct Ejected {
    ExitRecord record;
};
struct ProfilePinned {
    Comm name;
    Tier tier;
    bool persistent;
};
struct ProfileUnpinned {
    Comm name;
};
struct ProfileForgotten {
    Comm name;
};
struct ProfilesCleared {
    std::uint32_t removed;
};
struct ProfilesUpdated {
    std::uint64_t generation;
    std::uint32_t changed;
};
using Signal =
    std::variant<Ejected, ProfilePinned, ProfileUnpinned, ProfileForgotten, ProfilesCleared, ProfilesUpdated>;

struct PinWrite {
    Comm name;
    Tier tier;

    bool operator==(const PinWrite &) const = default;
};

/// Only differences to what was written before. Order of application: withdraw, forget, unpin, pin, predict.
struct KernelWrites {
    bool forget_all = false;    ///< all running tasks are judged afresh, pinned ones keep their pin
    std::vector<Comm> forget{}; ///< running tasks of these names are
    std::vector<Comm> unpin{};
    std::vector<PinWrite> pin{};
    std::vector<Comm> withdraw{};
    std::vector<Prediction> predict{};

    [[nodiscard]] bool is_empty() const {
        return !forget_all && forget.empty() && unpin.empty() && pin.empty() && withdraw.empty() && predict.empty();
    }
};

/// Which files must be written before a reply may go out. Those that outlive the service and those in the runtime
/// directory change together: pins and state stand for both.
struct StoreWrites {
    bool profiles = false; ///< learned profiles, when something must leave the disk or enter it at once
    bool pins = false;     ///< people's pins, lasting and until stop
    bool state = false;    ///< mode and learning switch, remembered and until stop

    [[nodiscard]] bool is_empty() const { return !profiles && !pins && !state; }
};

struct Reply {
    bool enforced = false;      ///< PinProfile
    std::uint32_t removed = 0;  ///< ForgetAll
    std::uint32_t imported = 0; ///< Import
    std::uint32_t skipped = 0;
};

struct Outcome {
    KernelWrites kernel;
    StoreWrites store;
    std::set<Property> changed;
    std::vector<Signal> signals;
    Reply reply;
};

} // namespace pandemonium
