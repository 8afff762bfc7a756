// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/dictionary.hpp"

#include "state/printable.hpp"

#include <QDBusArgument>

#include <cmath>

namespace pandemonium::applet {
namespace {

constexpr qsizetype longestLine = 2000;
constexpr qsizetype longestText = 64 * 1024; ///< twice what the service keeps of a dump
constexpr qsizetype longestName = 15 * 4;    ///< a comm of 15 bytes, each written \xHH

bool isInteger(const QVariant &value) {
    switch (value.typeId()) {
    case QMetaType::UChar:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return true;
    default:
        return false;
    }
}

bool isNegative(const QVariant &value) { return value.typeId() != QMetaType::ULongLong && value.toLongLong() < 0; }

/// Dictionaries and arrays within a dictionary stay as they came until somebody asks.
bool isSigned(const QVariant &value, QLatin1StringView signature) {
    return value.metaType() == QMetaType::fromType<QDBusArgument>() &&
           value.value<QDBusArgument>().currentSignature() == signature;
}

} // namespace

Dictionary::Dictionary(QVariantMap entries, QString what, QStringList &complaints)
    : entries_(std::move(entries)), what_(std::move(what)), complaints_(complaints) {}

QString Dictionary::line(const char *key) {
    const auto found = value(key);
    if (found.isValid() && found.typeId() != QMetaType::QString)
        complainOfType(key);
    return found.typeId() == QMetaType::QString ? printableLine(found.toString(), longestLine) : QString();
}

QString Dictionary::lines(const char *key) {
    const auto found = value(key);
    if (found.isValid() && found.typeId() != QMetaType::QString)
        complainOfType(key);
    return found.typeId() == QMetaType::QString ? printableTail(found.toString(), longestText) : QString();
}

QString Dictionary::name(const char *key) {
    const auto found = value(key);
    if (!found.isValid())
        return {};
    auto name = found.toString();
    const auto isControl = [](QChar character) { return character.category() == QChar::Other_Control; };
    if (found.typeId() == QMetaType::QString && !name.isEmpty() && name.size() <= longestName &&
        std::ranges::none_of(name, isControl))
        return name;
    complain(tr("%1: “%2” is not a program’s name").arg(what_, QLatin1StringView(key)));
    return {};
}

quint64 Dictionary::whole(const char *key, quint64 largest) {
    const auto found = value(key);
    if (!found.isValid())
        return 0;
    if (!isInteger(found)) {
        complainOfType(key);
        return 0;
    }
    if (isNegative(found) || found.toULongLong() > largest) {
        complainOfBounds(key);
        return 0;
    }
    return found.toULongLong();
}

quint32 Dictionary::count(const char *key) {
    return static_cast<quint32>(whole(key, std::numeric_limits<quint32>::max()));
}

qint64 Dictionary::time(const char *key) {
    constexpr quint64 year10000Us = 253'402'300'800'000'000; // what a calendar can show
    return static_cast<qint64>(whole(key, year10000Us));
}

qint64 Dictionary::integer(const char *key) {
    const auto found = value(key);
    if (found.isValid() && !isInteger(found))
        complainOfType(key);
    return isInteger(found) ? found.toLongLong() : 0;
}

double Dictionary::number(const char *key, double smallest, double largest) {
    const auto found = value(key);
    if (!found.isValid())
        return 0;
    if (found.typeId() != QMetaType::Double) {
        complainOfType(key);
        return 0;
    }
    const auto number = found.toDouble();
    if (!std::isfinite(number) || number < smallest || number > largest) {
        complainOfBounds(key);
        return 0;
    }
    return number;
}

bool Dictionary::flag(const char *key) {
    const auto found = value(key);
    if (found.isValid() && found.typeId() != QMetaType::Bool)
        complainOfType(key);
    return found.typeId() == QMetaType::Bool && found.toBool();
}

QList<quint32> Dictionary::counts(const char *key) {
    const auto found = value(key);
    if (isSigned(found, QLatin1StringView("au")))
        return qdbus_cast<QList<quint32>>(found);
    if (found.isValid())
        complainOfType(key);
    return {};
}

QVariantMap Dictionary::dictionary(const char *key) {
    const auto found = value(key);
    if (isSigned(found, QLatin1StringView("a{sv}")))
        return qdbus_cast<QVariantMap>(found);
    if (found.isValid())
        complainOfType(key);
    return {};
}

QVariant Dictionary::value(const char *key) {
    auto found = entries_.value(QLatin1StringView(key));
    if (!found.isValid())
        complain(tr("%1: “%2” is missing").arg(what_, QLatin1StringView(key)));
    return found;
}

void Dictionary::complainOfType(const char *key) {
    complain(tr("%1: “%2” is of another type than agreed").arg(what_, QLatin1StringView(key)));
}

void Dictionary::complainOfBounds(const char *key) {
    complain(tr("%1: “%2” is an impossible number").arg(what_, QLatin1StringView(key)));
}

} // namespace pandemonium::applet
