// SPDX-License-Identifier: GPL-2.0-or-later
//
// A dictionary the service sent (a{sv}), read key by key. What is missing, of another type or out of bounds is replaced
// by nothing and complained about in a sentence for people; keys nobody asks for are a newer service's.
#pragma once

#include "state/told.hpp"

#include <QCoreApplication>
#include <QStringList>
#include <QVariantMap>

#include <limits>

namespace pandemonium::applet {

class Dictionary {
    Q_DECLARE_TR_FUNCTIONS(pandemonium::applet::Dictionary)
public:
    /// what: how complaints name it. complaints: where they go; must outlive this.
    Dictionary(QVariantMap entries, QString what, QStringList &complaints);

    [[nodiscard]] bool has(const char *key) const { return entries_.contains(QLatin1StringView(key)); }
    /// One line that can be shown.
    [[nodiscard]] QString line(const char *key);
    /// Many lines that can be shown, the end of them when there are too many.
    [[nodiscard]] QString lines(const char *key);
    /// The key of a program, as the service wrote it; empty when it cannot be one.
    [[nodiscard]] QString name(const char *key);
    [[nodiscard]] quint64 whole(const char *key, quint64 largest = std::numeric_limits<quint64>::max());
    [[nodiscard]] quint32 count(const char *key);
    /// Microseconds since the epoch.
    [[nodiscard]] qint64 time(const char *key);
    [[nodiscard]] qint64 integer(const char *key);
    [[nodiscard]] double number(const char *key, double smallest, double largest);
    [[nodiscard]] bool flag(const char *key);
    [[nodiscard]] QList<quint32> counts(const char *key);
    [[nodiscard]] QVariantMap dictionary(const char *key);
    template <typename E> [[nodiscard]] Told<E> word(const char *key) { return Told<E>(line(key)); }

private:
    /// The value, or an invalid one and a complaint.
    [[nodiscard]] QVariant value(const char *key);
    void complain(const QString &sentence) { complaints_ << sentence; }
    void complainOfType(const char *key);
    void complainOfBounds(const char *key);

    QVariantMap entries_;
    QString what_;
    QStringList &complaints_;
};

} // namespace pandemonium::applet
