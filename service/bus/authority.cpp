// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/authority.hpp"

#include "bus/errors.hpp"

#include <algorithm>
#include <format>

namespace pandemonium {
namespace {

constexpr const char *polkit_name = "org.freedesktop.PolicyKit1";
constexpr const char *polkit_path = "/org/freedesktop/PolicyKit1/Authority";
constexpr const char *polkit_interface = "org.freedesktop.PolicyKit1.Authority";

constexpr std::size_t open_per_user = 16;
constexpr std::size_t open_in_all = 64;
/// Someone who has to look for a password needs minutes; a dialog left alone for longer must not hold a place.
constexpr std::chrono::minutes patience{10};
constexpr std::uint32_t allow_user_interaction = 1; // CheckAuthorizationFlags

std::string cancellation_id(std::uint64_t id) { return std::format("pandemonium-{}", id); }

Verdict without_polkit(uid_t uid, const sd_bus_error *error) {
    if (uid == 0) {
        return {};
    }
    return refuse(RefusalKind::access_denied,
                  std::format("polkit cannot be asked ({}), and without it only root may do this.",
                              error != nullptr && error->message != nullptr ? error->message : "no answer"));
}

bool was_dismissed(sd_bus_message *reply) {
    const char *key = nullptr;
    const char *value = nullptr;
    while (sd_bus_message_read(reply, "{ss}", &key, &value) > 0) {
        if (std::string_view(key) == "polkit.dismissed" && *value != '\0') {
            return true;
        }
    }
    return false;
}

} // namespace

Verdict verdict_of(sd_bus_message *reply, uid_t uid) {
    if (const auto *error = sd_bus_message_get_error(reply)) {
        if (std::string_view(error->name) == "org.freedesktop.PolicyKit1.Error.Cancelled") {
            return refuse(RefusalKind::dismissed, "The authentication was cancelled.");
        }
        return without_polkit(uid, error);
    }
    int authorized = 0;
    int challenge = 0;
    if (sd_bus_message_enter_container(reply, SD_BUS_TYPE_STRUCT, "bba{ss}") <= 0 ||
        sd_bus_message_read(reply, "bb", &authorized, &challenge) <= 0 ||
        sd_bus_message_enter_container(reply, SD_BUS_TYPE_ARRAY, "{ss}") < 0) {
        return without_polkit(uid, nullptr);
    }
    if (authorized != 0) {
        return {};
    }
    if (challenge != 0) {
        return refuse(RefusalKind::interactive_authorization_required,
                      "This needs authentication, and nobody could be asked for it.");
    }
    if (was_dismissed(reply)) {
        return refuse(RefusalKind::dismissed, "The authentication dialog was dismissed.");
    }
    return refuse(RefusalKind::access_denied, "Not authorized.");
}

bool Polkit::is_full_for(uid_t uid) const {
    const auto of_user = std::ranges::count_if(open_, [&](const auto &each) { return each.second.uid == uid; });
    return open_.size() >= open_in_all || static_cast<std::size_t>(of_user) >= open_per_user;
}

MessagePtr Polkit::check_authorization(const Question &question, std::uint64_t id) const {
    auto call = new_call(bus_, polkit_name, polkit_path, polkit_interface, "CheckAuthorization");
    auto *message = call.get();
    const std::string action(action_id(question.intent));
    checked(sd_bus_message_append(message, "(sa{sv})s", "system-bus-name", 1, "name", "s", question.caller.c_str(),
                                  action.c_str()),
            "cannot ask polkit");
    checked(sd_bus_message_open_container(message, SD_BUS_TYPE_ARRAY, "{ss}"), "cannot ask polkit");
    for (const auto &[key, value] : question.details) {
        checked(sd_bus_message_append(message, "{ss}", key.c_str(), value.c_str()), "cannot ask polkit");
    }
    checked(sd_bus_message_close_container(message), "cannot ask polkit");
    checked(sd_bus_message_append(message, "us", question.interactive ? allow_user_interaction : 0U,
                                  cancellation_id(id).c_str()),
            "cannot ask polkit");
    return call;
}

std::uint64_t Polkit::ask(const Question &question, std::function<void(Verdict)> answer) {
    const auto id = ++last_id_;
    if (is_full_for(question.uid)) {
        answer(refuse(RefusalKind::limit_exceeded, "Too many requests wait for authorization; try again later."));
        return id;
    }
    const auto call = check_authorization(question, id);
    auto slot = BusSlot::call(bus_, call.get(), patience, [this, id](sd_bus_message *reply) { answered(id, reply); });
    open_.emplace(id, Open{question.uid, std::move(answer), std::move(slot)});
    return id;
}

void Polkit::answered(std::uint64_t id, sd_bus_message *reply) {
    auto open = open_.extract(id);
    if (open.empty()) {
        return;
    }
    if (sd_bus_message_is_method_error(reply, SD_BUS_ERROR_NO_REPLY) != 0) {
        cancel(id); // out of patience: the dialog is still on somebody's screen
    }
    open.mapped().answer(verdict_of(reply, open.mapped().uid));
}

void Polkit::forget(std::uint64_t question) {
    if (open_.erase(question) != 0) {
        cancel(question);
    }
}

void Polkit::cancel(std::uint64_t id) const {
    const auto call = new_call(bus_, polkit_name, polkit_path, polkit_interface, "CancelCheckAuthorization");
    checked(sd_bus_message_append(call.get(), "s", cancellation_id(id).c_str()), "cannot cancel");
    checked(sd_bus_message_set_expect_reply(call.get(), 0), "cannot cancel");
    checked(sd_bus_message_set_auto_start(call.get(), 0), "cannot cancel"); // a polkit that is gone asks nobody
    (void)sd_bus_send(bus_, call.get(), nullptr); // a bus that is gone has cancelled everything itself
}

} // namespace pandemonium
