// SPDX-License-Identifier: GPL-2.0-or-later
//
// The surroundings of a test of the applet: two buses of its own, a home of its own, and nothing of the machine's
// desktop. Made before the application, because Qt and libdbus look at the environment once.
#pragma once

#include "support/private_bus.hpp"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <memory>

namespace pandemonium::test {

/// How much longer things take in this build, at most: bounds of CPU time are multiplied by it.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr int slowdown = 4;
#else
inline constexpr int slowdown = 1;
#endif

/// How long anything is waited for: Qt's five seconds are a bound of speed on a loaded machine, this is one of
/// patience.
inline constexpr std::chrono::seconds long_enough(60);

class AppletSurroundings {
public:
    AppletSurroundings();

    /// From now on the system bus starts command for whoever calls that name.
    void may_start(const QString &name, const QString &command);

    QTemporaryDir home; ///< configuration, data and cache are below it
    std::unique_ptr<PrivateBus> system_bus;
    std::unique_ptr<PrivateBus> session_bus;
};

} // namespace pandemonium::test

#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#define QTRY_VERIFY(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, pandemonium::test::long_enough)
#define QTRY_VERIFY2(expression, message) QTRY_VERIFY2_WITH_TIMEOUT(expression, message, pandemonium::test::long_enough)
#define QTRY_COMPARE(actual, expected) QTRY_COMPARE_WITH_TIMEOUT(actual, expected, pandemonium::test::long_enough)

/// main() of a test whose object is made with the surroundings.
#define APPLET_TEST_MAIN(Test, Application)                                                                            \
    int main(int argc, char **argv) {                                                                                  \
        pandemonium::test::AppletSurroundings surroundings;                                                            \
        Application application(argc, argv);                                                                           \
        Test test(surroundings);                                                                                       \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
