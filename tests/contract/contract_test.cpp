// SPDX-License-Identifier: GPL-2.0-or-later
//
// The XML, the action table and the polkit policy tell one story.
#include "bus/actions.hpp"
#include "bus/errors.hpp"

#include <QtTest>

#include <QDir>
#include <QFile>
#include <QMap>
#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

using namespace pandemonium;

namespace {

struct Member {
    QString kind; ///< method, signal or property
    QString interface;
    QString in;
    QString out; ///< type of a property
    QString emits;
    QString access;
    bool is_async = false;
    bool is_documented = false;
};
using Members = QMap<QString, Member>; ///< by "Interface.Name"

void read_argument(const QXmlStreamReader &xml, Member &member) {
    const auto type = xml.attributes().value("type").toString();
    (xml.attributes().value("direction") == u"in" ? member.in : member.out) += type;
}

void read_annotation(const QXmlStreamReader &xml, Member &member) {
    const auto name = xml.attributes().value("name");
    const auto value = xml.attributes().value("value");
    if (name == u"org.freedesktop.DBus.Method.Async") {
        member.is_async = value == u"server";
    }
    if (name == u"org.freedesktop.DBus.Property.EmitsChangedSignal") {
        member.emits = value.toString();
    }
}

Members read_interface(const QString &interface) {
    Members members;
    QFile file(QStringLiteral(DBUS_DIR "/org.pandemonium1.%1.xml").arg(interface));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read the contract");
    }
    QXmlStreamReader xml(&file);
    QString comment;
    QString current;
    const QSet<QString> kinds{"method", "signal", "property"};
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isComment()) {
            comment = xml.text().trimmed().toString();
        } else if (xml.isStartElement() && kinds.contains(xml.name().toString())) {
            const auto name = xml.attributes().value("name").toString();
            current = interface + "." + name;
            members[current] = {.kind = xml.name().toString(),
                                .interface = interface,
                                .in = {},
                                .out = xml.attributes().value("type").toString(),
                                .emits = {},
                                .access = xml.attributes().value("access").toString(),
                                .is_async = false,
                                .is_documented = comment.startsWith(name + ":") && comment.size() > name.size() + 40};
            comment.clear();
        } else if (xml.isStartElement() && xml.name() == u"arg") {
            read_argument(xml, members[current]);
        } else if (xml.isStartElement() && xml.name() == u"annotation" && !current.isEmpty()) {
            read_annotation(xml, members[current]);
        }
    }
    return members;
}

Members read_contract() {
    Members members;
    for (const auto *interface : {"Scheduler", "Stats", "Profiles"}) {
        members.insert(read_interface(interface));
    }
    return members;
}

struct PolicyAction {
    QString message;
    QStringList defaults; ///< any, inactive, active
};

QMap<QString, PolicyAction> read_policy() {
    QMap<QString, PolicyAction> actions;
    QFile file(POLICY_FILE);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("cannot read the policy");
    }
    QXmlStreamReader xml(&file);
    QString current;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        if (xml.name() == u"action") {
            current = xml.attributes().value("id").toString();
        } else if (xml.name() == u"message") {
            actions[current].message = xml.readElementText();
        } else if (xml.name().startsWith(u"allow_")) {
            actions[current].defaults << xml.readElementText();
        }
    }
    return actions;
}

QString qstring(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

Comm comm(const char *text) { return Comm::from_bytes(text); }

/// The sources of the tests that start the real daemon.
QStringList tests_of_the_whole_service() {
    QStringList sources;
    for (const auto *room : {"bus", "daemon", "lab"}) {
        const QDir directory(QStringLiteral(TESTS_DIR "/%1").arg(room));
        for (const auto &name : directory.entryList({"*_test.cpp"})) {
            QFile file(directory.filePath(name));
            sources << (file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString());
        }
    }
    return sources;
}

} // namespace

class ContractTest : public QObject {
    Q_OBJECT

    Members members_ = read_contract();
    QMap<QString, PolicyAction> policy_ = read_policy();

private Q_SLOTS:
    void every_member_has_its_documented_shape_data() {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        const auto row = [](const char *name, const char *in, const char *out) {
            QTest::newRow(name) << QString(in) << QString(out);
        };
        row("Scheduler.SetMode", "st", "");
        row("Scheduler.ResetFailure", "", "");
        row("Scheduler.Ejected", "", "ixssb");
        row("Stats.GetStats", "", "a{sv}a{sa{sv}}");
        row("Stats.Subscribe", "u", "u");
        row("Stats.Unsubscribe", "u", "");
        row("Stats.Sample", "", "ta{sv}a{sa{sv}}");
        row("Profiles.ListProfiles", "suu", "uaa{sv}");
        row("Profiles.GetProfile", "s", "a{sv}");
        row("Profiles.PinProfile", "sst", "b");
        row("Profiles.UnpinProfile", "st", "");
        row("Profiles.ForgetProfile", "st", "");
        row("Profiles.ForgetAll", "t", "u");
        row("Profiles.SetLearning", "bt", "");
        row("Profiles.ExplainPid", "u", "a{sv}");
        row("Profiles.ExplainTask", "h", "a{sv}");
        row("Profiles.Export", "", "ay");
        row("Profiles.Import", "ayt", "uu");
        row("Profiles.ProfilePinned", "", "ssb");
        row("Profiles.ProfileUnpinned", "", "s");
        row("Profiles.ProfileForgotten", "", "s");
        row("Profiles.ProfilesCleared", "", "u");
        row("Profiles.ProfilesUpdated", "", "tu");
        for (const auto *each : {"Version", "State", "StateReason", "Mode", "ActiveOps", "Regime"}) {
            row(qPrintable(QString("Scheduler.") + each), "", "s");
        }
        row("Scheduler.ApiVersion", "", "u");
        row("Scheduler.LastExit", "", "a{sv}");
        row("Scheduler.Restarts", "", "u");
        row("Profiles.Generation", "", "t");
        row("Profiles.Count", "", "u");
        row("Profiles.ConfidentCount", "", "u");
        row("Profiles.PinnedCount", "", "u");
        row("Profiles.Learning", "", "b");
        row("Profiles.StoreState", "", "s");
    }
    void every_member_has_its_documented_shape() {
        QFETCH(QString, in);
        QFETCH(QString, out);
        const auto member = members_.value(QTest::currentDataTag());
        QCOMPARE(member.in, in);
        QCOMPARE(member.out, out);
    }

    void nothing_is_in_the_contract_that_this_test_does_not_know() { QCOMPARE(members_.size(), 38); }

    void every_member_is_documented_for_client_authors() {
        for (const auto &[name, member] : members_.asKeyValueRange()) {
            QVERIFY2(member.is_documented, qPrintable(name));
        }
    }

    void properties_are_read_only_and_say_whether_they_announce_changes() {
        const QMap<QString, QString> others{{"Scheduler.Version", "const"},
                                            {"Scheduler.ApiVersion", "const"},
                                            {"Profiles.Count", "false"},
                                            {"Profiles.ConfidentCount", "false"}};
        for (const auto &[name, member] : members_.asKeyValueRange()) {
            if (member.kind == "property") {
                QVERIFY2(member.access == "read", qPrintable(name));
                QVERIFY2(member.emits == others.value(name, "true"), qPrintable(name));
            }
        }
    }

    void every_method_has_a_row_in_the_action_table() {
        for (const auto &[name, member] : members_.asKeyValueRange()) {
            const auto method = name.section('.', 1).toStdString();
            if (member.kind == "method") {
                QVERIFY2(find_method(member.interface.toStdString(), method) != nullptr, qPrintable(name));
            }
        }
    }

    void every_row_of_the_action_table_is_a_method() {
        for (const auto &row : method_rows()) {
            const auto name = qstring(row.interface) + "." + qstring(row.method);
            QVERIFY2(members_.value(name).kind == "method", qPrintable(name));
        }
    }

    void whatever_is_not_listed_is_denied() {
        QVERIFY(find_method("Profiles", "SetEverything") == nullptr);
        QVERIFY(find_method("Scheduler", "PinProfile") == nullptr);
        QVERIFY(find_method("", "") == nullptr);
    }

    void every_method_that_changes_something_asks_for_an_action_of_the_policy_and_may_wait() {
        for (const auto &row : method_rows()) {
            const auto name = qstring(row.interface) + "." + qstring(row.method);
            QVERIFY2(!row.changes || !row.intents.empty(), qPrintable(name));
            QVERIFY2(row.intents.empty() || members_.value(name).is_async, qPrintable(name));
            for (const auto intent : row.intents) {
                QVERIFY2(policy_.contains(qstring(action_id(intent))), qPrintable(name));
            }
        }
    }

    void a_method_asks_for_what_the_contract_says_data() {
        QTest::addColumn<QStringList>("actions");
        const auto row = [](const char *name, QStringList actions) { QTest::newRow(name) << actions; };
        row("Scheduler.SetMode", {"manage-scheduler"});
        row("Scheduler.ResetFailure", {"manage-scheduler"});
        row("Profiles.SetLearning", {"manage-scheduler"});
        row("Profiles.PinProfile", {"pin-profile", "pin-profile-permanently"});
        row("Profiles.UnpinProfile", {"pin-profile", "pin-profile-permanently"});
        row("Profiles.ForgetProfile", {"forget-profile", "pin-profile-permanently"});
        row("Profiles.ForgetAll", {"forget-all"});
        row("Profiles.Import", {"forget-all"});
        for (const auto *each : {"ListProfiles", "GetProfile", "Export", "ExplainPid", "ExplainTask"}) {
            row(qPrintable(QString("Profiles.") + each), {"read-profiles"});
        }
        for (const auto *each : {"GetStats", "Subscribe", "Unsubscribe"}) {
            row(qPrintable(QString("Stats.") + each), {});
        }
    }
    void a_method_asks_for_what_the_contract_says() {
        QFETCH(QStringList, actions);
        const QString name = QTest::currentDataTag();
        const auto *row = find_method(name.section('.', 0, 0).toStdString(), name.section('.', 1).toStdString());
        QVERIFY(row != nullptr);
        QStringList asked;
        for (const auto intent : row->intents) {
            asked << qstring(action_id(intent)).remove("org.pandemonium1.");
        }
        asked.sort();
        QCOMPARE(asked, actions);
    }

    void the_policy_has_the_defaults_of_the_contract_data() {
        QTest::addColumn<QStringList>("defaults");
        const auto row = [](const char *name, const char *active) {
            QTest::newRow(name) << QStringList{"auth_admin", "auth_admin", active};
        };
        row("manage-scheduler", "auth_admin_keep");
        row("pin-profile", "yes");
        row("pin-profile-permanently", "auth_admin_keep");
        row("forget-profile", "auth_admin_keep");
        row("forget-all", "auth_admin");
        row("read-profiles", "yes");
    }
    void the_policy_has_the_defaults_of_the_contract() {
        QFETCH(QStringList, defaults);
        QCOMPARE(policy_.value(QString("org.pandemonium1.") + QTest::currentDataTag()).defaults, defaults);
        QCOMPARE(policy_.size(), 6);
    }

    void every_blank_in_a_message_is_filled_by_every_command_that_may_show_it() {
        const QList<std::pair<Intent, Command>> shown{
            {Intent::manage_scheduler, SetMode{Mode::off, Lasting::remembered}},
            {Intent::manage_scheduler, ResetFailure{}},
            {Intent::manage_scheduler, SetLearning{false, Lasting::until_stop}},
            {Intent::pin, PinProfile{comm("a"), Tier::batch, Lasting::until_stop}},
            {Intent::pin, UnpinProfile{comm("a"), true}},
            {Intent::pin_permanently, PinProfile{comm("a"), Tier::batch, Lasting::remembered}},
            {Intent::pin_permanently, UnpinProfile{comm("a"), false}},
            {Intent::pin_permanently, ForgetProfile{comm("a"), true}},
            {Intent::forget, ForgetProfile{comm("a"), false}},
            {Intent::forget_all, ForgetAll{}},
            {Intent::forget_all, ImportProfiles{{}, 0, true}}};
        static const QRegularExpression blank("\\$\\(([a-z]+)\\)");
        for (const auto &[intent, command] : shown) {
            const auto message = policy_.value(qstring(action_id(intent))).message;
            const auto details = details_of(command);
            for (const auto &match : blank.globalMatch(message)) {
                QVERIFY2(details.contains(match.captured(1).toStdString()), qPrintable(message));
            }
        }
    }

    void the_messages_name_program_tier_and_duration() {
        for (const auto *action : {"pin-profile", "pin-profile-permanently"}) {
            const auto message = policy_.value(QString("org.pandemonium1.") + action).message;
            QVERIFY(message.contains("$(program)") && message.contains("$(tier)") && message.contains("$(duration)"));
        }
    }

    void every_refusal_has_its_name_on_the_bus_data() {
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, RefusalKind kind) { QTest::newRow(name) << static_cast<int>(kind); };
        using enum RefusalKind;
        row("org.pandemonium1.Error.NotSupported", not_supported);
        row("org.pandemonium1.Error.NotRunning", not_running);
        row("org.pandemonium1.Error.Busy", busy);
        row("org.pandemonium1.Error.OtherSchedulerActive", other_scheduler_active);
        row("org.pandemonium1.Error.LoadFailed", load_failed);
        row("org.pandemonium1.Error.NoSuchProfile", no_such_profile);
        row("org.pandemonium1.Error.NoSuchTask", no_such_task);
        row("org.pandemonium1.Error.InvalidName", invalid_name);
        row("org.pandemonium1.Error.InvalidTier", invalid_tier);
        row("org.pandemonium1.Error.InvalidMode", invalid_mode);
        row("org.pandemonium1.Error.Pinned", pinned);
        row("org.pandemonium1.Error.LimitExceeded", limit_exceeded);
        row("org.pandemonium1.Error.StoreFailed", store_failed);
        row("org.pandemonium1.Error.NoSuchCookie", no_such_cookie);
        row("org.pandemonium1.Error.Dismissed", dismissed);
        row("org.freedesktop.DBus.Error.AccessDenied", access_denied);
        row("org.freedesktop.DBus.Error.InteractiveAuthorizationRequired", interactive_authorization_required);
        row("org.freedesktop.DBus.Error.InvalidArgs", invalid_args);
    }
    void every_refusal_has_its_name_on_the_bus() {
        QFETCH(int, kind);
        QCOMPARE(qstring(error_name(static_cast<RefusalKind>(kind))), QString(QTest::currentDataTag()));
    }

    void every_refusal_is_expected_by_a_test_of_the_whole_service_data() {
        every_refusal_has_its_name_on_the_bus_data();
    }
    void every_refusal_is_expected_by_a_test_of_the_whole_service() {
        const auto name = QString(QTest::currentDataTag()).section('.', -1);
        const QRegularExpression expected("[\".]" + name + "\""); // alone, or at the end of the full name
        QVERIFY(std::ranges::any_of(tests_of_the_whole_service(),
                                    [&](const QString &source) { return source.contains(expected); }));
    }

    void what_a_library_throws_never_leaves_under_the_library_s_name() {
        const QList<std::function<void()>> throwing{[] { throw sdbus::Error(sdbus::SDBUSCPP_ERROR_NAME, "inside"); },
                                                    [] { throw std::runtime_error("not \xff UTF-8"); },
                                                    [] { throw std::bad_alloc(); }, [] { throw 1; }};
        for (const auto &each : throwing) {
            try {
                mapped(each);
            } catch (const sdbus::Error &error) {
                QVERIFY2(error.getName().starts_with("org.freedesktop.DBus.Error."), error.what());
                QVERIFY(QString::fromStdString(error.getMessage()).toUtf8() == error.getMessage().c_str());
            }
        }
    }
};

QTEST_APPLESS_MAIN(ContractTest)
#include "contract_test.moc"
