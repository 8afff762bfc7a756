// SPDX-License-Identifier: GPL-2.0-or-later
//
// A task is held by a descriptor that cannot come to mean another one.
#include "bus/task.hpp"

#include <QtTest>

#include <QFile>

#include <csignal>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <climits>
#include <thread>

using namespace pandemonium;

namespace {

bool is_gone(const std::expected<Task, Refusal> &task) {
    return !task && task.error().kind == RefusalKind::no_such_task;
}

} // namespace

class TaskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_process_has_its_number_its_owner_and_its_name() {
        prctl(PR_SET_NAME, "me\xff");
        const auto task = Task::from_pid(static_cast<std::uint32_t>(getpid()));
        QVERIFY(task.has_value());
        QCOMPARE(task->pid(), static_cast<std::uint32_t>(getpid()));
        QCOMPARE(task->owner(), geteuid());
        QCOMPARE(QString::fromStdString(task->name().escaped()), QString("me\\xff"));
    }

    void a_number_that_no_task_has_is_no_such_task() {
        for (const std::uint32_t pid :
             {0U, static_cast<std::uint32_t>(INT_MAX), static_cast<std::uint32_t>(INT_MAX) + 1, UINT_MAX}) {
            QVERIFY(is_gone(Task::from_pid(pid)));
        }
    }

    void a_process_that_has_ended_is_no_such_task() {
        const pid_t child = fork();
        if (child == 0) {
            _exit(0);
        }
        waitpid(child, nullptr, 0);
        QVERIFY(is_gone(Task::from_pid(static_cast<std::uint32_t>(child))));
    }

    void a_descriptor_whose_process_has_ended_is_no_such_task() {
        const pid_t child = fork();
        if (child == 0) {
            pause();
            _exit(0);
        }
        const int pidfd = static_cast<int>(syscall(SYS_pidfd_open, child, 0));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        QVERIFY(is_gone(Task::from_descriptor(pidfd)));
        close(pidfd);
    }

    void a_descriptor_that_is_not_a_pidfd_is_refused() {
        QFile null("/dev/null");
        QVERIFY(null.open(QIODevice::ReadOnly));
        const auto task = Task::from_descriptor(null.handle());
        QVERIFY(!task && task.error().kind == RefusalKind::invalid_args);
    }

    void a_thread_can_be_asked_about_by_its_number() {
        std::expected<Task, Refusal> task = std::unexpected(Refusal{});
        pid_t tid = 0;
        std::thread thread([&] {
            tid = static_cast<pid_t>(syscall(SYS_gettid));
            task = Task::from_pid(static_cast<std::uint32_t>(tid));
        });
        thread.join();
        QVERIFY(task.has_value());
        QCOMPARE(task->pid(), static_cast<std::uint32_t>(tid));
    }
};

QTEST_APPLESS_MAIN(TaskTest)
#include "task_test.moc"
