// SPDX-License-Identifier: GPL-2.0-or-later
//
// Where a service manager listens for what a service says of itself (NOTIFY_SOCKET).
#pragma once

#include <QByteArray>
#include <QStringList>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace pandemonium::test {

class NotifySocket {
public:
    explicit NotifySocket(const QString &path)
        : fd_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)), path_(path) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.toUtf8().constData(), sizeof address.sun_path);
        if (bind(fd_, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) { // NOLINT: its form
            qFatal("cannot listen for notifications");
        }
    }
    ~NotifySocket() { close(fd_); }
    NotifySocket(const NotifySocket &) = delete;
    NotifySocket &operator=(const NotifySocket &) = delete;

    [[nodiscard]] QString path() const { return path_; }
    /// The messages with that word that came since the last look.
    [[nodiscard]] QStringList messages(const char *word) const {
        QByteArray message(4096, '\0');
        QStringList found;
        for (ssize_t size = 0; (size = recv(fd_, message.data(), 4096, 0)) >= 0;) {
            found << QString::fromUtf8(message.first(size));
        }
        return found.filter(word);
    }
    /// How many those are.
    [[nodiscard]] int take(const char *word) const { return static_cast<int>(messages(word).size()); }

private:
    int fd_;
    QString path_;
};

} // namespace pandemonium::test
