// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/profiles_interface.hpp"

#include "bus/changing.hpp"
#include "bus/listing.hpp"
#include "bus/properties.hpp"

#include <sdbus-c++/IObject.h>

#include <cerrno>
#include <format>
#include <span>

namespace pandemonium {
namespace {

/// Twice what the service itself exports at its limits; more is no profile file of anybody's.
constexpr std::size_t import_limit = 1024 * 1024;

const char *name_of(Property property) {
    switch (property) {
    case Property::generation:
        return "Generation";
    case Property::pinned_count:
        return "PinnedCount";
    case Property::learning:
        return "Learning";
    case Property::store_state:
        return "StoreState";
    default:
        return nullptr; // another interface's
    }
}

WallTime wall_now() { return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()); }

template <typename... Ts> struct Overloaded : Ts... {
    using Ts::operator()...;
};

} // namespace

// NOLINTNEXTLINE(readability-function-size): one parameter for each neighbour it is wired to
ProfilesInterface::ProfilesInterface(sdbus::IObject &object, sd_bus *bus, const Core &core, const BusHooks &hooks,
                                     Requests &requests)
    : Profiles_adaptor(object), object_(object), bus_(bus), core_(core), hooks_(hooks), requests_(requests) {
    registerAdaptor();
}

void ProfilesInterface::emit(const Signal &signal) {
    std::visit(
        Overloaded{[&](const ProfilePinned &pinned) {
                       emitProfilePinned(pinned.name.escaped(), std::string(to_string(pinned.tier)), pinned.persistent);
                   },
                   [&](const ProfileUnpinned &unpinned) { emitProfileUnpinned(unpinned.name.escaped()); },
                   [&](const ProfileForgotten &forgotten) { emitProfileForgotten(forgotten.name.escaped()); },
                   [&](const ProfilesCleared &cleared) { emitProfilesCleared(cleared.removed); },
                   [&](const ProfilesUpdated &updated) { emitProfilesUpdated(updated.generation, updated.changed); },
                   [](const Ejected &) {}},
        signal);
}

void ProfilesInterface::announce(const std::set<Property> &changed) {
    announce_properties(object_, INTERFACE_NAME, changed, name_of);
}

void ProfilesInterface::PinProfile(sdbus::Result<bool> &&result, std::string name, std::string tier, uint64_t flags) {
    changing(std::move(result),
             {requests_, incoming_call(bus_, "Profiles", "PinProfile"), pin_profile(name, tier, flags)},
             [](const Reply &reply) { return std::tuple(reply.enforced); });
}

void ProfilesInterface::UnpinProfile(sdbus::Result<> &&result, std::string name, uint64_t flags) {
    changing(std::move(result),
             {requests_, incoming_call(bus_, "Profiles", "UnpinProfile"), unpin_profile(name, flags)});
}

void ProfilesInterface::ForgetProfile(sdbus::Result<> &&result, std::string name, uint64_t flags) {
    changing(std::move(result),
             {requests_, incoming_call(bus_, "Profiles", "ForgetProfile"), forget_profile(name, flags)});
}

void ProfilesInterface::ForgetAll(sdbus::Result<uint32_t> &&result, uint64_t flags) {
    changing(std::move(result), {requests_, incoming_call(bus_, "Profiles", "ForgetAll"), forget_all(flags)},
             [](const Reply &reply) { return std::tuple(reply.removed); });
}

void ProfilesInterface::SetLearning(sdbus::Result<> &&result, bool on, uint64_t flags) {
    changing(std::move(result), {requests_, incoming_call(bus_, "Profiles", "SetLearning"), set_learning(on, flags)});
}

Checked<Command> ProfilesInterface::import_profiles(const std::vector<uint8_t> &file, uint64_t flags) const {
    const auto replace = single_flag(flags);
    if (!replace) {
        return std::unexpected(replace.error());
    }
    if (file.size() > import_limit) {
        return refuse(RefusalKind::limit_exceeded, std::format("A profile file has at most {} bytes.", import_limit));
    }
    return hooks_.parse_import(std::as_bytes(std::span(file))).transform([&](ImportProfiles parsed) -> Command {
        parsed.replace = *replace;
        return parsed;
    });
}

void ProfilesInterface::Import(sdbus::Result<uint32_t, uint32_t> &&result, std::vector<uint8_t> file, uint64_t flags) {
    changing(std::move(result), {requests_, incoming_call(bus_, "Profiles", "Import"), import_profiles(file, flags)},
             [](const Reply &reply) { return std::tuple(reply.imported, reply.skipped); });
}

void ProfilesInterface::ListProfiles(sdbus::Result<uint32_t, Profiles> &&result, std::string filter, uint32_t offset,
                                     uint32_t limit) {
    answering(std::move(result), [&](const auto &pending) {
        const auto page = page_argument(filter, offset, limit);
        if (!page) {
            pending->refuse(page.error());
            return;
        }
        requests_.read(incoming_call(bus_, "Profiles", "ListProfiles"), {},
                       [this, pending, page = *page](const Verdict &verdict) {
                           if (!verdict) {
                               pending->refuse(verdict.error());
                               return;
                           }
                           const auto listing = list_profiles(core_, page, wall_now());
                           pending->reply(listing.total, listing.profiles);
                       });
    });
}

Checked<Dictionary> ProfilesInterface::profile_of(const Comm &name) const {
    const auto *profile = core_.profiles().find(name);
    const auto pin = core_.pins().find(name);
    if (profile == nullptr && !pin) {
        return refuse(RefusalKind::no_such_profile, std::format("Nothing is known of {}.", name.escaped()));
    }
    return profile_dictionary(name, profile, pin);
}

void ProfilesInterface::GetProfile(sdbus::Result<Dictionary> &&result, std::string name) {
    answering(std::move(result), [&](const auto &pending) {
        const auto checked_name = name_argument(name);
        if (!checked_name) {
            pending->refuse(checked_name.error());
            return;
        }
        requests_.read(incoming_call(bus_, "Profiles", "GetProfile"), {},
                       [this, pending, wanted = *checked_name](const Verdict &verdict) {
                           const auto profile = verdict.and_then([&] { return profile_of(wanted); });
                           profile ? pending->reply(*profile) : pending->refuse(profile.error());
                       });
    });
}

Checked<Dictionary> ProfilesInterface::explanation_of(const Task &task) const {
    const auto state = core_.status().state;
    if (state != State::observing && state != State::scheduling) {
        return refuse(RefusalKind::not_running,
                      std::format("Nothing is classified while the state is {}.", to_string(state)));
    }
    const auto found = hooks_.explain(task.pidfd());
    if (!found) {
        const bool is_gone = found.error().number == ESRCH;
        return refuse(is_gone ? RefusalKind::no_such_task : RefusalKind::not_running, found.error().sentence);
    }
    const auto report = found->value_or(TaskReport{.name = task.name(), .source = "default"});
    return explanation_dictionary(task.pid(), report, core_);
}

void ProfilesInterface::explain(sdbus::Result<Dictionary> &&result, std::string_view method,
                                const std::function<std::expected<Task, Refusal>()> &find) {
    answering(std::move(result), [&](const auto &pending) {
        auto task = find();
        if (!task) {
            pending->refuse(task.error());
            return;
        }
        const auto owner = task->owner();
        requests_.read(incoming_call(bus_, "Profiles", method), owner,
                       [this, pending, held = std::make_shared<Task>(std::move(*task))](const Verdict &verdict) {
                           const auto explanation = verdict.and_then([&] { return explanation_of(*held); });
                           explanation ? pending->reply(*explanation) : pending->refuse(explanation.error());
                       });
    });
}

void ProfilesInterface::ExplainPid(sdbus::Result<Dictionary> &&result, uint32_t pid) {
    explain(std::move(result), "ExplainPid", [&] { return Task::from_pid(pid); });
}

void ProfilesInterface::ExplainTask(sdbus::Result<Dictionary> &&result, sdbus::UnixFd pidfd) {
    explain(std::move(result), "ExplainTask", [&] { return Task::from_descriptor(pidfd.get()); });
}

void ProfilesInterface::Export(sdbus::Result<std::vector<uint8_t>> &&result) {
    answering(std::move(result), [&](const auto &pending) {
        requests_.read(incoming_call(bus_, "Profiles", "Export"), {}, [this, pending](const Verdict &verdict) {
            if (!verdict) {
                pending->refuse(verdict.error());
                return;
            }
            const auto file = hooks_.export_profiles();
            const auto *begin = reinterpret_cast<const uint8_t *>(file.data()); // NOLINT: bytes are bytes
            pending->reply(std::vector<uint8_t>(begin, begin + file.size()));
        });
    });
}

uint64_t ProfilesInterface::Generation() { return core_.generation(); }
uint32_t ProfilesInterface::Count() { return static_cast<uint32_t>(core_.profiles().all().size()); }
uint32_t ProfilesInterface::ConfidentCount() { return static_cast<uint32_t>(core_.profiles().confident_count()); }
uint32_t ProfilesInterface::PinnedCount() {
    return mapped([&] { return static_cast<uint32_t>(core_.pins().effective().size()); });
}
bool ProfilesInterface::Learning() { return core_.status().learning; }
std::string ProfilesInterface::StoreState() { return std::string(to_string(core_.status().store)); }

} // namespace pandemonium
