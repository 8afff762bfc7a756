// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/profile_changes.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace pandemonium::applet;
using pandemonium::test::FakeService;
using pandemonium::test::Program;

class ProfileChangesTest : public QObject {
    Q_OBJECT
public:
    explicit ProfileChangesTest(const pandemonium::test::AppletSurroundings &) {}

private:
    struct Scene {
        FakeService service;
        Client client;
        ProfileChanges changes{client};
        QSignalSpy waiting{&changes, &ProfileChanges::waiting};
        QSignalSpy done{&changes, &ProfileChanges::done};
        QSignalSpy not_enforced{&changes, &ProfileChanges::notEnforced};
        QSignalSpy failed{&changes, &ProfileChanges::failed};
        QSignalSpy settled{&client, &Client::settled};

        Scene() {
            service.set_programs({Program{.name = "kate"}, Program{.name = "ninja"}, Program{.name = "bash"}});
            service.appear();
        }
    };

private Q_SLOTS:
    void programs_are_asked_for_one_after_the_other() {
        Scene scene;
        QTRY_VERIFY(scene.client.service().isPresent());
        scene.service.answer("PinProfile", "");
        scene.changes.pin({"kate", "ninja"}, Tier::batch, Lasting::untilServiceStops);
        QCOMPARE(scene.waiting.at(0).at(0).toStringList(), (QStringList{"kate", "ninja"}));
        QTRY_COMPARE(scene.service.hanging(), 1);
        QVERIFY(scene.client.isAsking());
        scene.service.right("PinProfile");
        scene.service.release();
        QTRY_COMPARE(scene.settled.size(), 1);
        QCOMPARE(scene.done.size(), 2);
        const auto calls = scene.service.heard("PinProfile");
        QCOMPARE(calls.size(), 2);
        QCOMPARE(calls.at(1).arguments, (QVariantList{"ninja", "batch", quint64{1}}));
    }

    void whoever_says_no_is_not_asked_again_for_the_rest() {
        Scene scene;
        QTRY_VERIFY(scene.client.service().isPresent());
        scene.service.answer("ForgetProfile", "Dismissed");
        scene.changes.forget({"kate", "ninja", "bash"});
        QTRY_COMPARE(scene.failed.size(), 3);
        QCOMPARE(scene.failed.at(2).at(0).toString(), "bash");
        QCOMPARE(scene.failed.at(2).at(1).value<Failure>().kind, Failure::Kind::dismissed);
        QCOMPARE(scene.service.heard("ForgetProfile").size(), 1);
        QVERIFY(!scene.client.isAsking());
    }

    void what_is_wrong_with_one_does_not_stop_the_others() {
        Scene scene;
        QTRY_VERIFY(scene.client.service().isPresent());
        scene.changes.forget({"nobody", "kate"});
        QTRY_COMPARE(scene.settled.size(), 1);
        QCOMPARE(scene.failed.size(), 1);
        QCOMPARE(scene.failed.at(0).at(1).value<Failure>().kind, Failure::Kind::noSuchProfile);
        QCOMPARE(scene.done.at(0).at(0).toString(), "kate");
    }

    void a_pin_nothing_acts_on_is_told_as_such() {
        Scene scene;
        QTRY_VERIFY(scene.client.service().isPresent());
        scene.service.be("observing", "observe");
        scene.changes.pin({"kate"}, Tier::batch, Lasting::forGood);
        QTRY_COMPARE(scene.not_enforced.size(), 1);
        QVERIFY(scene.done.isEmpty());
        scene.changes.unpin({"kate"});
        QTRY_COMPARE(scene.done.size(), 1);
    }
};

APPLET_TEST_MAIN(ProfileChangesTest, QCoreApplication)
#include "profile_changes_bus_test.moc"
