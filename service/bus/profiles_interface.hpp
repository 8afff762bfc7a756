// SPDX-License-Identifier: GPL-2.0-or-later
//
// org.pandemonium1.Profiles.
#pragma once

#include "bus/arguments.hpp"
#include "bus/dictionaries.hpp"
#include "bus/requests.hpp"
#include "bus/task.hpp"

#include <dbus/profiles_adaptor.hpp>

#include <set>
#include <vector>

namespace pandemonium {

class ProfilesInterface final : private org::pandemonium1::Profiles_adaptor {
public:
    ProfilesInterface(sdbus::IObject &object, sd_bus *bus, const Core &core, const BusHooks &hooks, Requests &requests);
    /// Sends the signal if it is one of this interface.
    void emit(const Signal &signal);
    /// One PropertiesChanged for those that are of this interface.
    void announce(const std::set<Property> &changed);

private:
    using Profiles = std::vector<Dictionary>;

    void ListProfiles(sdbus::Result<uint32_t, Profiles> &&result, std::string filter, uint32_t offset,
                      uint32_t limit) override;
    void GetProfile(sdbus::Result<Dictionary> &&result, std::string name) override;
    void PinProfile(sdbus::Result<bool> &&result, std::string name, std::string tier, uint64_t flags) override;
    void UnpinProfile(sdbus::Result<> &&result, std::string name, uint64_t flags) override;
    void ForgetProfile(sdbus::Result<> &&result, std::string name, uint64_t flags) override;
    void ForgetAll(sdbus::Result<uint32_t> &&result, uint64_t flags) override;
    void SetLearning(sdbus::Result<> &&result, bool on, uint64_t flags) override;
    void ExplainPid(sdbus::Result<Dictionary> &&result, uint32_t pid) override;
    void ExplainTask(sdbus::Result<Dictionary> &&result, sdbus::UnixFd pidfd) override;
    void Export(sdbus::Result<std::vector<uint8_t>> &&result) override;
    void Import(sdbus::Result<uint32_t, uint32_t> &&result, std::vector<uint8_t> file, uint64_t flags) override;

    uint64_t Generation() override;
    uint32_t Count() override;
    uint32_t ConfidentCount() override;
    uint32_t PinnedCount() override;
    bool Learning() override;
    std::string StoreState() override;

    void explain(sdbus::Result<Dictionary> &&result, std::string_view method,
                 const std::function<std::expected<Task, Refusal>()> &find);
    [[nodiscard]] Checked<Dictionary> profile_of(const Comm &name) const;
    [[nodiscard]] Checked<Dictionary> explanation_of(const Task &task) const;
    [[nodiscard]] Checked<Command> import_profiles(const std::vector<uint8_t> &file, uint64_t flags) const;

    sdbus::IObject &object_;
    sd_bus *bus_;
    const Core &core_;
    const BusHooks &hooks_;
    Requests &requests_;
};

} // namespace pandemonium
