// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/answer.hpp"

namespace pandemonium::test {
namespace {

template <typename T> T read(sd_bus_message *message, char type) {
    T value{};
    sd_bus_message_read_basic(message, type, &value);
    return value;
}

QVariantMap read_dictionary(sd_bus_message *message);

/// What is in a variant of that type; an invalid one for a type no answer of the service needs.
QVariant read_value(sd_bus_message *message, const QByteArray &type) {
    if (type == "a{sv}") {
        return read_dictionary(message);
    }
    switch (type.front()) {
    case 's':
        return QString(read<const char *>(message, 's'));
    case 'b':
        return read<int>(message, 'b') != 0;
    case 'd':
        return read<double>(message, 'd');
    case 'u':
        return read<std::uint32_t>(message, 'u');
    case 't':
        return QVariant::fromValue(read<quint64>(message, 't'));
    default:
        sd_bus_message_skip(message, type.constData());
        return {};
    }
}

QVariantMap read_dictionary(sd_bus_message *message) {
    QVariantMap dictionary;
    sd_bus_message_enter_container(message, 'a', "{sv}");
    while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
        const QString key = read<const char *>(message, 's');
        const char *type = nullptr;
        sd_bus_message_peek_type(message, nullptr, &type);
        const QByteArray content(type); // entering ends the life of what was peeked at
        sd_bus_message_enter_container(message, 'v', content.constData());
        dictionary.insert(key, read_value(message, content));
        sd_bus_message_exit_container(message);
        sd_bus_message_exit_container(message);
    }
    sd_bus_message_exit_container(message);
    return dictionary;
}

} // namespace

QVariantMap dictionary_of(const ReplyPtr &reply) {
    return reply->error.isEmpty() ? read_dictionary(reply->body.get()) : QVariantMap();
}

} // namespace pandemonium::test
