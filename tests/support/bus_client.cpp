// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/bus_client.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace pandemonium::test {
namespace {

constexpr const char *service = "org.pandemonium1";
constexpr const char *object = "/org/pandemonium1";
constexpr std::uint64_t no_timeout = UINT64_MAX;

int on_reply(sd_bus_message *message, void *userdata, sd_bus_error * /*error*/) {
    const auto &reply = *static_cast<ReplyPtr *>(userdata);
    reply->arrived = true;
    if (const auto *error = sd_bus_message_get_error(message)) {
        reply->error = QString(error->name).section('.', -1);
        reply->message = error->message;
    }
    reply->body.reset(sd_bus_message_ref(message));
    return 0;
}

int on_match(sd_bus_message *message, void *userdata, sd_bus_error * /*error*/) {
    (*static_cast<Messages *>(userdata))->emplace_back(sd_bus_message_ref(message));
    return 0;
}

template <typename T> void let_go(void *userdata) { delete static_cast<T *>(userdata); } // NOLINT: made for a slot

void must(int result, const char *what) {
    if (result < 0) {
        qFatal("%s: %s", what, strerror(-result)); // NOLINT(concurrency-mt-unsafe): one thread
    }
}

} // namespace

BusClient::BusClient(const TestLoop &loop, const QString &address, uid_t uid) {
    must(sd_bus_new(&bus_), "a bus");
    must(sd_bus_set_address(bus_, address.toUtf8().constData()), "its address");
    must(sd_bus_set_bus_client(bus_, 1), "a client");
    // The bus takes the user from the socket, and the socket from the moment of connecting.
    must(seteuid(uid), "to be another user");
    must(sd_bus_start(bus_), "to connect");
    must(seteuid(0), "to be root again");
    must(sd_bus_attach_event(bus_, loop.event(), 0), "to attach");
}

BusClient::~BusClient() { leave(); }

void BusClient::leave() {
    if (bus_ != nullptr) {
        sd_bus_flush(bus_);
    }
    slots_.clear(); // what arrived holds the connection
    bus_ = sd_bus_close_unref(bus_);
}

MessagePtr BusClient::new_call(const char *member, const char *interface_prefix) const {
    const auto interface = interface_prefix + QString(member).section('.', 0, -2);
    const auto method = QString(member).section('.', -1);
    sd_bus_message *message = nullptr;
    must(sd_bus_message_new_method_call(bus_, &message, service, object, interface.toUtf8().constData(),
                                        method.toUtf8().constData()),
         "a call");
    must(sd_bus_message_set_allow_interactive_authorization(message, interactive ? 1 : 0), "a flag");
    return MessagePtr(message);
}

ReplyPtr BusClient::send(MessagePtr message) const {
    auto reply = std::make_shared<Reply>();
    sd_bus_slot *slot = nullptr;
    must(sd_bus_call_async(bus_, &slot, message.get(), on_reply, new ReplyPtr(reply), no_timeout), "to call"); // NOLINT
    keep(slot, let_go<ReplyPtr>);
    return reply;
}

ReplyPtr BusClient::send_bytes(const char *member, const std::string &bytes, std::uint64_t flags) const {
    auto message = new_call(member);
    must(sd_bus_message_append_array(message.get(), 'y', bytes.data(), bytes.size()), "bytes");
    must(sd_bus_message_append_basic(message.get(), 't', &flags), "flags");
    return send(std::move(message));
}

Messages BusClient::watch(const char *rule) const {
    auto messages = std::make_shared<std::vector<MessagePtr>>();
    sd_bus_slot *slot = nullptr;
    must(sd_bus_add_match(bus_, &slot, rule, on_match, new Messages(messages)), "to watch"); // NOLINT
    keep(slot, let_go<Messages>);
    return messages;
}

void BusClient::keep(sd_bus_slot *slot, sd_bus_destroy_t let_go) const {
    must(sd_bus_slot_set_destroy_callback(slot, let_go), "a slot");
    slots_.emplace_back(slot);
}

void BusClient::own(const char *name) const { must(sd_bus_request_name(bus_, name, 0), "to own a name"); }
void BusClient::disown(const char *name) const { must(sd_bus_release_name(bus_, name), "to disown a name"); }

QString BusClient::name() const {
    const char *name = nullptr;
    must(sd_bus_get_unique_name(bus_, &name), "a name");
    return name;
}

QString text_of(sd_bus_message *message) {
    char *text = nullptr;
    std::size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    sd_bus_message_rewind(message, 1);
    sd_bus_message_dump(message, stream, SD_BUS_MESSAGE_DUMP_SUBTREE_ONLY);
    (void)std::fclose(stream); // memory
    const auto shown = QString::fromUtf8(text, static_cast<qsizetype>(size));
    std::free(text); // NOLINT(cppcoreguidelines-no-malloc): as open_memstream asks
    sd_bus_message_rewind(message, 1);
    return shown;
}

} // namespace pandemonium::test
