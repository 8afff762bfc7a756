// SPDX-License-Identifier: GPL-2.0-or-later
//
// Who is calling: the user behind a unique bus name as the bus reports it, and whether that name is still there.
// A name is watched only while somebody holds it, so an idle service hears nothing of the bus's comings and goings.
#pragma once

#include "bus/sd_bus_raii.hpp"

#include <sys/types.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pandemonium {

class Callers {
public:
    using Identified = std::function<void(uid_t uid)>;

    /// vanished is told each watched name that leaves the bus, once.
    Callers(sd_bus *bus, std::function<void(const std::string &name)> vanished);

    /// Keeps a name watched.
    class Hold {
    public:
        Hold() = default;
        Hold(std::weak_ptr<Callers *> callers, std::string name);
        Hold(Hold &&other) noexcept;
        Hold &operator=(Hold &&other) noexcept;
        Hold(const Hold &) = delete;
        Hold &operator=(const Hold &) = delete;
        ~Hold();
        [[nodiscard]] const std::string &name() const { return name_; }

    private:
        std::weak_ptr<Callers *> callers_; ///< expires with the connection
        std::string name_;
    };

    [[nodiscard]] Hold hold(const std::string &name);
    /// Tells the user behind a held name, at once or later; never, when the name has left.
    void identify(const std::string &name, Identified identified);
    [[nodiscard]] std::size_t watched() const { return entries_.size(); }

private:
    struct Entry {
        std::size_t holds = 0;
        std::optional<uid_t> uid;
        std::vector<Identified> waiting;
        BusSlot watch;
        BusSlot question;
    };
    void watch(const std::string &name, Entry &entry);
    void told_uid(const std::string &name, sd_bus_message *reply);
    void release(const std::string &name);
    void leave(const std::string &name);

    sd_bus *bus_;
    std::function<void(const std::string &name)> vanished_;
    std::map<std::string, Entry> entries_;
    std::shared_ptr<Callers *> self_;
};

} // namespace pandemonium
