// SPDX-License-Identifier: GPL-2.0-or-later
//
// An authentication agent that answers without a person: polkit_agent SESSION ANSWER, as root in the machine under
// test. ANSWER: allow (a password was right), deny (it was wrong), dismiss (the dialog was closed). Prints what it is
// asked, and what becomes of its answer when that goes wrong. What was allowed earlier is asked again.
#include <sdbus-c++/sdbus-c++.h>
#include <systemd/sd-login.h>

#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace {

using Details = std::map<std::string, std::string>;
using Identity = sdbus::Struct<std::string, std::map<std::string, sdbus::Variant>>;

constexpr auto polkit_name = "org.freedesktop.PolicyKit1";
constexpr auto authority_path = "/org/freedesktop/PolicyKit1/Authority";
constexpr auto authority_interface = "org.freedesktop.PolicyKit1.Authority";
constexpr auto agent_path = "/org/pandemonium/Agent";
constexpr auto agent_interface = "org.freedesktop.PolicyKit1.AuthenticationAgent";

class Agent {
public:
    Agent(sdbus::IConnection &connection, std::string answer)
        : authority_(
              sdbus::createProxy(connection, sdbus::ServiceName{polkit_name}, sdbus::ObjectPath{authority_path})),
          object_(sdbus::createObject(connection, sdbus::ObjectPath{agent_path})), answer_(std::move(answer)) {
        object_
            ->addVTable(sdbus::registerMethod("BeginAuthentication")
                            .implementedAs([this](sdbus::Result<> &&result, const std::string &action,
                                                  const std::string &message, const std::string &, const Details &,
                                                  const std::string &cookie, const std::vector<Identity> &identities) {
                                std::cout << action << ": " << message << std::endl;
                                begin(std::move(result), cookie, identities);
                            }),
                        sdbus::registerMethod("CancelAuthentication").implementedAs([](const std::string &) {}))
            .forInterface(agent_interface);
    }

    /// session: of logind, whose programs are asked for.
    void look_after(const std::string &session) {
        sd_session_get_uid(session.c_str(), &person_);
        const Identity subject{"unix-session", {{"session-id", sdbus::Variant{session}}}};
        authority_->callMethod("RegisterAuthenticationAgent")
            .onInterface(authority_interface)
            .withArguments(subject, std::string("C"), std::string(agent_path));
        authority_->callMethod("RevokeTemporaryAuthorizations").onInterface(authority_interface).withArguments(subject);
    }

private:
    /// polkit takes an answer from root only, with the user whose session it is, and an error as a closed dialog.
    void begin(sdbus::Result<> &&result, const std::string &cookie, const std::vector<Identity> &identities) {
        if (answer_ == "dismiss") {
            result.returnError(
                sdbus::Error(sdbus::Error::Name{"org.freedesktop.PolicyKit1.Error.Cancelled"}, "closed"));
            return;
        }
        if (answer_ == "deny") {
            result.returnResults();
            return;
        }
        authority_->callMethodAsync("AuthenticationAgentResponse2")
            .onInterface(authority_interface)
            .withArguments(std::uint32_t{person_}, cookie, identities.at(0))
            .uponReplyInvoke([waiting = std::make_shared<sdbus::Result<>>(std::move(result))](
                                 std::optional<sdbus::Error> error) { // NOLINT(performance-unnecessary-value-param)
                if (!error) {
                    waiting->returnResults();
                    return;
                }
                std::cout << "the answer was not taken: " << error->getMessage() << std::endl;
                waiting->returnError(*error);
            });
    }

    std::unique_ptr<sdbus::IProxy> authority_;
    std::unique_ptr<sdbus::IObject> object_;
    std::string answer_;
    uid_t person_ = 0; ///< whose session it is
};

} // namespace

int main(int argc, char **argv) {
    if (argc != 3) {
        std::cerr << "usage: polkit_agent SESSION allow|deny|dismiss\n";
        return 2;
    }
    const auto connection = sdbus::createSystemBusConnection();
    Agent agent(*connection, argv[2]);
    connection->enterEventLoopAsync(); // registering waits for an answer
    agent.look_after(argv[1]);
    std::cout << "ready" << std::endl;
    std::string line;
    while (std::getline(std::cin, line))
        ; // ends with whoever started it
    return 0;
}
