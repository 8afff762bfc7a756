// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a task is in its tier, said in words.
#include "bus/explanation.hpp"

#include <QtTest>

using namespace pandemonium;
using namespace std::chrono_literals;

namespace {

QString said(const TaskReport &report, const std::optional<Pin> &pin = {}, const Profile *profile = nullptr) {
    return QString::fromStdString(sentence_for(report, pin, profile));
}

TaskReport report_of(Tier tier, std::string_view source) {
    TaskReport report;
    report.tier = tier;
    report.source = source;
    return report;
}

} // namespace

class ExplanationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_compositor_is_explained_by_its_rhythm() {
        auto report = report_of(Tier::latency_critical, "behaviour");
        report.wakeup_freq = 6.0;
        report.avg_runtime = 2ms;
        QCOMPARE(said(report), QString("latency-critical, because it wakes 60 times a second and runs 2 ms each time"));
    }

    void a_compiler_is_explained_by_never_sleeping() {
        auto report = report_of(Tier::batch, "behaviour");
        report.avg_runtime = 300ms;
        QCOMPARE(said(report), QString("batch, because it runs 300 ms at a stretch and hardly ever sleeps"));
    }

    void a_pin_says_who_set_it_and_for_how_long() {
        const auto report = report_of(Tier::batch, "pin");
        QVERIFY(said(report, Pin{Tier::batch, PinSource::administrator, true}).contains("administrator"));
        QVERIFY(said(report, Pin{Tier::batch, PinSource::person, true}).contains("for good"));
        QVERIFY(said(report, Pin{Tier::batch, PinSource::person, false}).contains("until the service stops"));
    }

    void a_learned_tier_says_from_how_much_it_was_learned() {
        Profile profile;
        profile.observations = 231;
        profile.votes = {0, 0, 20};
        const auto report = report_of(Tier::latency_critical, "learned");
        QVERIFY(said(report, {}, &profile).contains("231 observations"));
    }

    void a_thread_of_the_kernel_and_an_unknown_task_are_explained_too() {
        QVERIFY(said(report_of(Tier::interactive, "kernel-rule")).contains("kernel"));
        QCOMPARE(said(report_of(Tier::interactive, "default")),
                 QString("interactive, because too little is known of it yet"));
    }

    void durations_are_said_in_the_unit_people_use() {
        QCOMPARE(in_words(0ns), "0 ns");
        QCOMPARE(in_words(350us), "350 µs");
        QCOMPARE(in_words(2'500us), "2.5 ms");
        QCOMPARE(in_words(1'250ms), "1.25 s");
        QCOMPARE(in_words(300ms), "300 ms");
    }
};

QTEST_APPLESS_MAIN(ExplanationTest)
#include "explanation_test.moc"
