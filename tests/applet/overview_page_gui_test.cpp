// SPDX-License-Identifier: GPL-2.0-or-later
//
// The overview page on a service that works, observes, is foreign, absent, refuses, and sends nonsense.
#include "views/overview_page.hpp"

#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "views/banner.hpp"
#include "views/latency_chart.hpp"
#include "views/share_chart.hpp"
#include "views/tier_marks.hpp"

#include <QApplication>
#include <QLabel>
#include <QTabWidget>
#include <QTest>

using namespace pandemonium::applet;
using pandemonium::test::FakeService;

namespace {

/// A page that is looked at, of a service that is there.
struct Stage {
    explicit Stage(FakeService &service) : fake(service) {
        fake.appear();
        wait_for([this] { return client.service().isPresent(); });
        page.resize(900, 700);
        page.show();
        wait_for([this] { return fake.subscribers() == 1; });
    }

    static void wait_for(const std::function<bool()> &happened) {
        if (!QTest::qWaitFor(happened, pandemonium::test::long_enough))
            qFatal("the page or its client never came up");
    }
    [[nodiscard]] QString text(const char *name) const {
        const auto *const label = page.findChild<QLabel *>(name);
        return label == nullptr || !label->isVisibleTo(&page) ? QString() : label->text();
    }
    /// What is said instead of figures.
    [[nodiscard]] Banner::Content nothing() const { return said("nothing"); }
    [[nodiscard]] Banner::Content said(const char *name) const {
        const auto *const banner = page.findChild<Banner *>(name);
        return banner->isVisibleTo(&page) ? banner->content() : Banner::Content();
    }
    void press(const QString &text) const {
        for (auto *button : page.findChildren<QPushButton *>())
            if (button->isVisibleTo(&page) && button->text() == text)
                return button->click();
        qFatal("no button “%s”", qPrintable(text));
    }
    template <typename Chart> [[nodiscard]] Chart *chart() const { return page.findChild<Chart *>(); }
    [[nodiscard]] bool has_figures() const { return chart<ShareChart>() != nullptr; }
    void sample_at(qint64 us) { Q_EMIT client.sampled({.monotonicUs = us, .windowUs = 1'000'000}); }

    FakeService &fake;
    Client client;
    OverviewPage page{client};
};

void set_in(QMap<QString, QVariantMap> &tiers, const QString &key, const QVariant &value) {
    for (auto &tier : tiers)
        tier[key] = value;
}

} // namespace

class OverviewPageTest : public QObject {
    Q_OBJECT
public:
    explicit OverviewPageTest(pandemonium::test::AppletSurroundings & /*surroundings*/) {}

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void samples_are_asked_for_only_while_somebody_looks() {
        FakeService service;
        Stage stage(service);
        QCOMPARE(service.subscribers(), 1);
        stage.page.hide();
        QTRY_COMPARE(service.subscribers(), 0);
        stage.page.show();
        QTRY_COMPARE(service.subscribers(), 1);
        QCOMPARE(service.violations(), QStringList());
    }

    void a_minimised_window_is_not_looked_at() {
        FakeService service;
        service.appear();
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        QTabWidget window;
        window.addTab(new OverviewPage(client), "Overview");
        window.show();
        QTRY_COMPARE(service.subscribers(), 1);
        service.send_sample();
        QTRY_VERIFY(window.findChild<ShareChart *>() != nullptr);
        window.showMinimized();
        QTRY_COMPARE(service.subscribers(), 0);
        QVERIFY(window.findChild<ShareChart *>() == nullptr);
        window.showNormal();
        QTRY_COMPARE(service.subscribers(), 1);
    }

    void a_page_that_is_never_shown_asks_for_nothing() {
        FakeService service;
        service.appear();
        Client client;
        const OverviewPage page(client);
        QTRY_VERIFY(client.service().isPresent());
        QCOMPARE(service.heard("Subscribe").size(), 0);
    }

    void a_sample_is_shown_in_numbers_and_words() {
        FakeService service;
        service.scheduler["Regime"] = "heavy";
        service.totals["Burst"] = true;
        Stage stage(service);
        service.send_sample();
        QTRY_COMPARE(stage.text("interactive-tasks"), "198");
        QCOMPARE(stage.text("interactive-share"), "30 %");
        QCOMPARE(stage.text("latency-critical-p99"), "62 µs");
        QVERIFY(stage.text("load").startsWith("Heavy load"));
        QVERIFY(stage.text("strains").contains("short programs"));
        QVERIFY(stage.text("background").contains("120"));
        QCOMPARE(stage.said("unenforced"), Banner::Content());
    }

    void a_tier_that_did_not_wake_says_so() {
        FakeService service;
        service.tiers["batch"]["WakeupSamples"] = quint64{0};
        Stage stage(service);
        service.send_sample();
        QTRY_COMPARE(stage.text("batch-p99"), "no wake-ups");
    }

    void the_pictures_are_told_to_those_who_do_not_see_them() {
        FakeService service;
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        const auto *const waits = stage.chart<LatencyChart>();
        const auto *const shares = stage.chart<ShareChart>();
        QVERIFY(!waits->accessibleName().isEmpty());
        QVERIFY(waits->accessibleDescription().contains("62 µs"));
        QVERIFY(shares->accessibleDescription().contains("30 %"));
        QVERIFY(waits->focusPolicy() & Qt::TabFocus);
    }

    void before_the_first_sample_it_says_that_figures_are_coming() {
        FakeService service;
        const Stage stage(service);
        QTRY_VERIFY(stage.nothing().sentence.contains("moment"));
        QCOMPARE(stage.nothing().title, "No figures now");
        QCOMPARE(stage.nothing().button, QString());
        QVERIFY(!stage.has_figures());
    }

    void what_was_seen_before_hiding_is_not_shown_as_if_live() {
        FakeService service;
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        stage.page.hide();
        stage.page.show();
        QVERIFY(!stage.has_figures());
    }

    void observing_is_said_to_enforce_nothing() {
        FakeService service;
        service.be("observing", "observe");
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        QVERIFY(stage.said("unenforced").sentence.startsWith("Nothing is enforced"));
    }

    void a_mode_that_cannot_be_had_is_not_recommended() {
        FakeService service;
        service.be("observing", "schedule");
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        QVERIFY(!stage.said("unenforced").sentence.contains("In the mode"));
    }

    void a_service_that_stops_scheduling_leaves_no_figures_standing() {
        FakeService service;
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        service.eject("runnable task stall", "kworker stalled", true);
        QTRY_VERIFY(!stage.has_figures());
        QTRY_VERIFY(stage.nothing().sentence.contains("kworker stalled"));
        service.vanish();
        QTRY_VERIFY(stage.nothing().sentence.startsWith("Figures are shown here while the service watches"));
    }

    void a_scheduler_that_stays_out_is_said_to_be_ejected_and_why() {
        FakeService service;
        Stage stage(service);
        service.eject("SysRq-S", "disabled by sysrq-S", false);
        QTRY_VERIFY(stage.nothing().sentence.contains("disabled by sysrq-S"));
        QVERIFY(stage.nothing().sentence.contains("nothing is lost"));
        service.be("off", "off");
        QTRY_VERIFY(!stage.nothing().sentence.contains("disabled by sysrq-S"));
    }

    void figures_that_stop_are_not_shown_and_can_be_asked_for_again() {
        FakeService service;
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        Q_EMIT stage.client.samplingFailed({.kind = Failure::Kind::timedOut});
        QVERIFY(!stage.has_figures());
        QVERIFY(stage.nothing().sentence.startsWith("The service gives no figures: none came in time."));
        service.forget_calls();
        stage.press("&Ask again");
        QVERIFY(stage.nothing().sentence.contains("moment"));
        QCOMPARE(stage.nothing().button, QString());
        QTRY_COMPARE(service.heard("GetAll").size(), 2);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        QCOMPARE(stage.nothing(), Banner::Content());
    }

    void a_foreign_scheduler_is_named() {
        FakeService service;
        service.be("off", "off");
        Stage stage(service);
        service.scheduler["ActiveOps"] = "bpfland";
        stage.page.hide();
        stage.page.show();
        QTRY_VERIFY(stage.nothing().sentence.contains("bpfland"));
    }

    void refused_figures_are_said_in_words_until_they_come() {
        FakeService service;
        service.answer("Subscribe", "LimitExceeded", "8 are enough");
        service.appear();
        Client client;
        QTRY_VERIFY(client.service().isPresent());
        OverviewPage page(client);
        page.show();
        const auto *const nothing = page.findChild<Banner *>("nothing");
        QTRY_VERIFY(nothing->content().sentence.contains("8 are enough"));
        QCOMPARE(nothing->content().button, "&Ask again");
        service.right("Subscribe");
        page.hide();
        page.show();
        QTRY_COMPARE(service.subscribers(), 1);
        service.send_sample();
        QTRY_VERIFY(page.findChild<ShareChart *>() != nullptr);
    }

    void numbers_that_cannot_be_do_not_break_the_axes_data() {
        QTest::addColumn<QVariant>("share");
        QTest::addColumn<QVariant>("wakeup");
        QTest::newRow("not a number") << QVariant(qQNaN()) << QVariant(qQNaN());
        QTest::newRow("endless") << QVariant(qInf()) << QVariant(std::numeric_limits<quint64>::max());
        QTest::newRow("nothing") << QVariant(0.0) << QVariant(quint64{0});
        QTest::newRow("negative") << QVariant(-1e300) << QVariant(qint64{-5});
        QTest::newRow("of another type") << QVariant("much") << QVariant("long");
    }
    void numbers_that_cannot_be_do_not_break_the_axes() {
        QFETCH(QVariant, share);
        QFETCH(QVariant, wakeup);
        QTest::failOnWarning(
            QRegularExpression("^(?!This plugin does not support)")); // as offscreen says at every window
        FakeService service;
        set_in(service.tiers, "RunTimeShare", share);
        for (const auto *key : {"WakeupP50Us", "WakeupP99Us", "WakeupMaxUs"})
            set_in(service.tiers, key, wakeup);
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        QVERIFY(!stage.page.grab().isNull());
        for (const TimeChart *chart : {static_cast<TimeChart *>(stage.chart<ShareChart>()),
                                       static_cast<TimeChart *>(stage.chart<LatencyChart>())})
            for (const auto *series : chart->chart()->series())
                if (const auto *line = qobject_cast<const QLineSeries *>(series))
                    for (const auto &point : line->points())
                        QVERIFY(point.y() >= 1 && point.y() <= 6); // 10 µs to 1 s
    }

    void samples_that_come_too_fast_are_not_all_drawn() {
        FakeService service;
        Stage stage(service);
        stage.sample_at(1'000'000);
        auto *const edge = stage.chart<ShareChart>()->findChild<QLineSeries *>();
        int redraws = 0;
        connect(edge, &QXYSeries::pointsReplaced, this, [&] { ++redraws; });
        for (int i = 1; i <= 100; ++i)
            stage.sample_at(1'000'000 + i * 10'000);
        QCOMPARE(redraws, 4);
    }

    void a_dark_palette_makes_the_pictures_dark() {
        FakeService service;
        Stage stage(service);
        service.send_sample();
        QTRY_VERIFY(stage.has_figures());
        QPalette dark;
        dark.setColor(QPalette::Base, Qt::black);
        dark.setColor(QPalette::Text, Qt::white);
        stage.page.setPalette(dark);
        const auto axes = stage.chart<LatencyChart>()->chart()->axes();
        QCOMPARE(axes.constFirst()->labelsColor(), QColor(Qt::white));
        const auto areas = stage.chart<ShareChart>()->chart()->series();
        const auto *const area = qobject_cast<const QAreaSeries *>(areas.constFirst());
        QCOMPARE(area->brush().color(), tierColor(Tier::batch, dark));
    }
};

APPLET_TEST_MAIN(OverviewPageTest, QApplication)
#include "overview_page_gui_test.moc"
