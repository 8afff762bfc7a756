// SPDX-License-Identifier: GPL-2.0-or-later
#include "bus/errors.hpp"

#include "core/escape.hpp"

#include <exception>
#include <new>

namespace pandemonium {
namespace {

constexpr std::string_view name_failed = "org.freedesktop.DBus.Error.Failed";
constexpr std::string_view name_no_memory = "org.freedesktop.DBus.Error.NoMemory";

sdbus::Error error(std::string_view name, std::string_view message) {
    return {sdbus::Error::Name{std::string(name)}, printable(message)};
}

} // namespace

std::string_view error_name(RefusalKind kind) {
    using enum RefusalKind;
    switch (kind) {
    case not_supported:
        return "org.pandemonium1.Error.NotSupported";
    case not_running:
        return "org.pandemonium1.Error.NotRunning";
    case busy:
        return "org.pandemonium1.Error.Busy";
    case other_scheduler_active:
        return "org.pandemonium1.Error.OtherSchedulerActive";
    case load_failed:
        return "org.pandemonium1.Error.LoadFailed";
    case no_such_profile:
        return "org.pandemonium1.Error.NoSuchProfile";
    case no_such_task:
        return "org.pandemonium1.Error.NoSuchTask";
    case invalid_name:
        return "org.pandemonium1.Error.InvalidName";
    case invalid_tier:
        return "org.pandemonium1.Error.InvalidTier";
    case invalid_mode:
        return "org.pandemonium1.Error.InvalidMode";
    case invalid_args:
        return "org.freedesktop.DBus.Error.InvalidArgs";
    case pinned:
        return "org.pandemonium1.Error.Pinned";
    case limit_exceeded:
        return "org.pandemonium1.Error.LimitExceeded";
    case store_failed:
        return "org.pandemonium1.Error.StoreFailed";
    case no_such_cookie:
        return "org.pandemonium1.Error.NoSuchCookie";
    case dismissed:
        return "org.pandemonium1.Error.Dismissed";
    case access_denied:
        return "org.freedesktop.DBus.Error.AccessDenied";
    case interactive_authorization_required:
        return "org.freedesktop.DBus.Error.InteractiveAuthorizationRequired";
    }
    return name_failed;
}

sdbus::Error to_dbus(const Refusal &refusal) { return error(error_name(refusal.kind), refusal.sentence); }

sdbus::Error current_exception_to_dbus() {
    try {
        throw;
    } catch (const sdbus::Error &thrown) {
        if (thrown.getName() == sdbus::SDBUSCPP_ERROR_NAME || !thrown.isValid()) {
            return error(name_failed, thrown.getMessage());
        }
        return thrown;
    } catch (const std::bad_alloc &) {
        return error(name_no_memory, "The service is out of memory");
    } catch (const std::exception &thrown) {
        return error(name_failed, thrown.what());
    } catch (...) {
        return error(name_failed, "An error without a description");
    }
}

} // namespace pandemonium
