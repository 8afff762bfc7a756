// SPDX-License-Identifier: GPL-2.0-or-later
//
// Whatever somebody puts in place of a file of the service, it starts, says what it found and serves; nothing is
// read from it, and nothing of it is lost.
#include "support/service_fixture.hpp"

#include <QtTest>

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace pandemonium::test;

namespace {

constexpr off_t ten_gib = off_t{10} << 30;
constexpr const char *objects[] = {"directory", "link to a device", "FIFO", "device", "sparse file of 10 GiB"};

bool put(const QString &object, const char *path) {
    if (object == "directory") {
        return mkdir(path, S_IRWXU) == 0;
    }
    if (object == "link to a device") {
        return symlink("/dev/zero", path) == 0;
    }
    if (object == "FIFO") {
        return mkfifo(path, S_IRUSR | S_IWUSR) == 0;
    }
    if (object == "device") {
        return mknod(path, S_IFCHR | S_IRUSR | S_IWUSR, makedev(1, 5)) == 0; // as /dev/zero
    }
    const int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR); // NOLINT: its form
    const bool is_large = ftruncate(file, ten_gib) == 0;
    close(file);
    return is_large;
}

/// What kind of object is there, however it is called.
mode_t kind_of(const QString &path) {
    struct stat status{};
    return lstat(path.toUtf8().constData(), &status) == 0 ? status.st_mode & S_IFMT : 0;
}

} // namespace

class ForeignObjectsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ServiceFixture> service_;

    /// The object itself, or where it was put aside.
    QString object_now(const QString &path) const {
        const QFileInfo file(path);
        const auto aside = file.dir().entryList({file.fileName() + ".damaged-*"}, QDir::AllEntries | QDir::System);
        return aside.isEmpty() ? path : file.dir().filePath(aside.front());
    }
    QString pin(const char *name) const {
        const auto root = service_->client();
        return service_->call(*root, "Profiles.PinProfile", "sst", name, "batch", std::uint64_t{0})->error;
    }

    /// Whatever becomes of the configuration: the machine's own scheduling is not touched.
    void stay_off() const {
        QFile choices(service_->directory("state/state.conf"));
        QVERIFY(choices.open(QIODevice::WriteOnly) && choices.write("mode = off\n") > 0);
    }

private Q_SLOTS:
    void initTestCase() {
        if (geteuid() != 0) {
            QSKIP("needs root, to make devices");
        }
    }
    void init() { service_ = std::make_unique<ServiceFixture>(); }
    void cleanup() { service_.reset(); }

    void it_starts_says_so_and_serves_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("object");
        QTest::addColumn<QString>("pin");
        const QMap<QString, QString> error_of_a_pin{
            {"state/profiles.pddb", ""},     {"state/profiles.pddb.1", ""}, {"state/pins.conf", "StoreFailed"},
            {"state/state.conf", ""},        {"state/procdb.bin", ""},      {"runtime/runtime.conf", ""},
            {"config/pandemonium.conf", ""}, {"config/pins.d/a.conf", ""},  {"config/pins.d", ""}};
        for (const auto &[file, error] : error_of_a_pin.asKeyValueRange()) {
            for (const auto *object : objects) {
                if (file != "config/pins.d" || QString(object) != "directory") { // that is what it should be
                    QTest::addRow("%s: %s", qPrintable(file), object) << file << object << error;
                }
            }
        }
    }
    void it_starts_says_so_and_serves() {
        QFETCH(const QString, file);
        QFETCH(const QString, object);
        QFETCH(const QString, pin);
        service_->end_daemon();
        const auto path = service_->directory(qPrintable(file));
        stay_off();
        for (const auto &gone : {path, service_->directory("state/profiles.pddb")}) {
            QDir(gone).removeRecursively();
            QFile::remove(gone);
        }
        QVERIFY(put(object, path.toUtf8().constData()));
        const auto kind = kind_of(path);
        service_->start_daemon();
        QVERIFY2(service_->log().contains(path), qPrintable(service_->log()));
        QCOMPARE(this->pin("served"), pin);
        service_->end_daemon();
        QVERIFY2(kind_of(object_now(path)) == kind, "it is still there, or was put aside");
    }

    void in_place_of_the_previous_generation_it_is_in_nobodys_way_data() {
        QTest::addColumn<QString>("object");
        for (const auto *object : {"directory", "link to a device", "FIFO", "device"}) {
            QTest::newRow(object) << object;
        }
    }
    void in_place_of_the_previous_generation_it_is_in_nobodys_way() {
        QFETCH(const QString, object);
        const auto root = service_->client();
        const auto import = [&](const char *name) {
            return service_->answered(root->send_bytes("Profiles.Import", profile_file({name}), 0))->message;
        };
        QCOMPARE(import("first"), QString());
        const auto path = service_->directory("state/profiles.pddb.1");
        QFile::remove(path);
        QVERIFY(put(object, path.toUtf8().constData()));
        const auto kind = kind_of(path);
        QCOMPARE(import("second"), QString());
        QCOMPARE(service_->call(*root, "Profiles.ForgetProfile", "st", "first", std::uint64_t{0})->message, QString());
        QCOMPARE(kind_of(object_now(path)), kind);
        QCOMPARE(service_->property("Profiles.StoreState"), QString("ok"));
    }
};

QTEST_GUILESS_MAIN(ForeignObjectsTest)
#include "foreign_objects_test.moc"
