// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/forget_queue.hpp"

#include <QSignalSpy>
#include <QTest>

using namespace pandemonium::applet;
using namespace std::chrono_literals;

class ForgetQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_are_due_after_their_respite() {
        ForgetQueue queue(1ms);
        QSignalSpy due(&queue, &ForgetQueue::due);
        queue.add({"kate", "ninja"});
        QCOMPARE(queue.names(), (QStringList{"kate", "ninja"}));
        QVERIFY(due.isEmpty());
        QTRY_COMPARE(due.size(), 1);
        QCOMPARE(due.at(0).at(0).toStringList(), (QStringList{"kate", "ninja"}));
        QVERIFY(queue.names().isEmpty());
    }

    void what_is_undone_is_never_due() {
        ForgetQueue queue(1h);
        QSignalSpy due(&queue, &ForgetQueue::due);
        QSignalSpy changes(&queue, &ForgetQueue::changed);
        queue.add({"kate", "ninja"});
        queue.undo({"kate", "unknown"});
        QCOMPARE(changes.last().at(0).toStringList(), QStringList{"kate"});
        queue.flush();
        QCOMPARE(due.at(0).at(0).toStringList(), QStringList{"ninja"});
        queue.add({"kate"});
        queue.undoAll();
        queue.flush();
        QCOMPARE(due.size(), 1);
    }

    void leaving_does_not_wait() {
        ForgetQueue queue(1h);
        QSignalSpy due(&queue, &ForgetQueue::due);
        queue.add({"kate"});
        queue.add({"kate"});
        queue.flush();
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.at(0).at(0).toStringList(), QStringList{"kate"});
    }
};

QTEST_GUILESS_MAIN(ForgetQueueTest)
#include "forget_queue_test.moc"
