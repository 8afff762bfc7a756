// SPDX-License-Identifier: GPL-2.0-or-later
//
// Hears what the applet hands to the screen reader, instead of one. Qt takes a plain function, so there can be only
// one of these at a time.
#pragma once

#include <QAccessible>
#include <QStringList>

namespace pandemonium::test {

class Announcements {
public:
    Announcements() : before_(QAccessible::installUpdateHandler(hear)) { heard_.clear(); }
    Announcements(const Announcements &) = delete;
    Announcements &operator=(const Announcements &) = delete;
    ~Announcements() { QAccessible::installUpdateHandler(before_); }

    [[nodiscard]] const QStringList &heard() const { return heard_; }

private:
    static void hear(QAccessibleEvent *event) {
        if (event->type() == QAccessible::Announcement)
            heard_ << static_cast<QAccessibleAnnouncementEvent *>(event)->message(); // NOLINT: that is its type
    }

    inline static QStringList heard_;
    QAccessible::UpdateHandler before_;
};

} // namespace pandemonium::test
