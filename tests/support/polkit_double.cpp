// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/polkit_double.hpp"

#include "support/owned_name.hpp"

#include <utility>

namespace pandemonium::test {
namespace {

constexpr const char *interface = "org.freedesktop.PolicyKit1.Authority";

QMap<QString, QString> read_details(sd_bus_message *message) {
    QMap<QString, QString> details;
    const char *key = nullptr;
    const char *value = nullptr;
    must(sd_bus_message_enter_container(message, 'a', "{ss}"), "details");
    while (sd_bus_message_read(message, "{ss}", &key, &value) > 0) { // NOLINT: its own form
        details[key] = value;
    }
    must(sd_bus_message_exit_container(message), "details");
    return details;
}

} // namespace

PolkitDouble::PolkitDouble(const TestLoop &loop, const QString &address)
    : bus_(own_name(loop, address, "org.freedesktop.PolicyKit1", "/org/freedesktop/PolicyKit1/Authority", on_message,
                    this)) {}

PolkitDouble::~PolkitDouble() {
    hanging_.clear();
    sd_bus_close_unref(bus_);
}

int PolkitDouble::on_message(sd_bus_message *message, void *userdata, sd_bus_error * /*error*/) {
    auto *self = static_cast<PolkitDouble *>(userdata);
    if (sd_bus_message_is_method_call(message, interface, "CheckAuthorization") != 0) {
        self->check(message);
        return 1;
    }
    if (sd_bus_message_is_method_call(message, interface, "CancelCheckAuthorization") != 0) {
        const char *id = nullptr;
        must(sd_bus_message_read(message, "s", &id), "an id"); // NOLINT: its own form
        self->cancelled_ << id;
        return 1;
    }
    return 0;
}

void PolkitDouble::check(sd_bus_message *message) {
    const char *kind = nullptr;
    const char *key = nullptr;
    const char *caller = nullptr;
    const char *action = nullptr;
    const char *id = nullptr;
    std::uint32_t flags = 0;
    must(sd_bus_message_read(message, "(sa{sv})s", &kind, 1, &key, "s", &caller, &action), "a subject"); // NOLINT
    const auto details = read_details(message);
    must(sd_bus_message_read(message, "us", &flags, &id), "flags"); // NOLINT: its own form
    if (QString(kind) != "system-bus-name" || QString(key) != "name") {
        qFatal("polkit double: the subject must be a bus name, not %s", kind);
    }
    const auto name = QString(action).remove("org.pandemonium1.");
    checks_.push_back({caller, name, details, (flags & 1U) != 0, id});
    const auto answer = answers_.value(name, Answer::allow);
    if (answer == Answer::hang) {
        hanging_.emplace_back(sd_bus_message_ref(message));
    } else {
        reply(message, answer);
    }
}

void PolkitDouble::release(Answer answer) {
    for (const auto &message : std::exchange(hanging_, {})) {
        reply(message.get(), answer);
    }
}

void PolkitDouble::reply(sd_bus_message *message, Answer answer) {
    switch (answer) { // NOLINTBEGIN(cppcoreguidelines-pro-type-vararg): sd-bus's own form
    case Answer::allow:
        (void)sd_bus_reply_method_return(message, "(bba{ss})", 1, 0, 0); // the caller may have left
        break;
    case Answer::deny:
        (void)sd_bus_reply_method_return(message, "(bba{ss})", 0, 0, 0);
        break;
    case Answer::challenge:
        (void)sd_bus_reply_method_return(message, "(bba{ss})", 0, 1, 0);
        break;
    case Answer::dismiss:
        (void)sd_bus_reply_method_return(message, "(bba{ss})", 0, 0, 1, "polkit.dismissed", "true");
        break;
    case Answer::fail:
        (void)sd_bus_reply_method_errorf(message, "org.freedesktop.PolicyKit1.Error.Failed", "out of order");
        break;
    case Answer::cancelled:
        (void)sd_bus_reply_method_errorf(message, "org.freedesktop.PolicyKit1.Error.Cancelled", "cancelled");
        break;
    case Answer::hang:
        break;
    } // NOLINTEND(cppcoreguidelines-pro-type-vararg)
}

} // namespace pandemonium::test
