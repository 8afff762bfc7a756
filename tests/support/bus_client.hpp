// SPDX-License-Identifier: GPL-2.0-or-later
//
// A client of the service, of whatever user, that never blocks the test's loop.
#pragma once

#include "support/test_loop.hpp"

#include <systemd/sd-bus.h>

#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace pandemonium::test {

struct UnrefMessage {
    void operator()(sd_bus_message *message) const { sd_bus_message_unref(message); }
};
using MessagePtr = std::unique_ptr<sd_bus_message, UnrefMessage>;

struct UnrefSlot {
    void operator()(sd_bus_slot *slot) const { sd_bus_slot_unref(slot); }
};

struct Reply {
    bool arrived = false;
    QString error;   ///< the error's name without its namespace; empty on success
    QString message; ///< the error's sentence
    MessagePtr body;
};
using ReplyPtr = std::shared_ptr<Reply>;
using Messages = std::shared_ptr<std::vector<MessagePtr>>;

class BusClient {
public:
    BusClient(const TestLoop &loop, const QString &address, uid_t uid = 0);
    BusClient(const BusClient &) = delete;
    BusClient &operator=(const BusClient &) = delete;
    ~BusClient();

    bool interactive = false;

    /// Calls "Interface.Method" of the service; types and arguments as sd_bus_message_append takes them.
    template <typename... Arguments>
    ReplyPtr send(const char *member, const char *types = "", Arguments... arguments) const {
        auto message = new_call(member);
        sd_bus_message_append(message.get(), types, arguments...); // NOLINT: its own form
        return send(std::move(message));
    }
    /// Import's argument is bytes.
    ReplyPtr send_bytes(const char *member, const std::string &bytes, std::uint64_t flags) const;
    ReplyPtr send(MessagePtr message) const;
    [[nodiscard]] MessagePtr new_call(const char *member, const char *interface_prefix = "org.pandemonium1.") const;

    /// Every message that matches rule from now on; reaches the bus before anything that is sent later.
    [[nodiscard]] Messages watch(const char *rule) const;

    void own(const char *name) const;
    void disown(const char *name) const;
    [[nodiscard]] QString name() const;
    /// Closes the connection, as a client that crashes does.
    void leave();

private:
    /// As long as the connection; let_go ends the life of what the slot's callback was given.
    void keep(sd_bus_slot *slot, sd_bus_destroy_t let_go) const;

    sd_bus *bus_ = nullptr;
    mutable std::vector<std::unique_ptr<sd_bus_slot, UnrefSlot>> slots_; ///< asking and watching change no client
};

/// The arguments of a message as text, for comparing.
[[nodiscard]] QString text_of(sd_bus_message *message);

} // namespace pandemonium::test
