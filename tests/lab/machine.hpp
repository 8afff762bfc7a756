// SPDX-License-Identifier: GPL-2.0-or-later
//
// Test support: the machine under test seen from inside, as an administrator sees it. Commands, files of the
// kernel, the service over D-Bus, and programs of known behaviour.
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <sdbus-c++/sdbus-c++.h>
#include <string>
#include <vector>

namespace machine {

using Dictionary = std::map<std::string, sdbus::Variant>;

/// A value of a dictionary, its default when there is none.
template <typename Value> Value field(const Dictionary &dictionary, const std::string &key) {
    const auto found = dictionary.find(key);
    return found == dictionary.end() ? Value{} : found->second.get<Value>();
}

struct Finished {
    int status = -1;
    QString output; ///< standard output and error
};

/// Runs a shell command to its end, at most two minutes.
Finished run(const QString &command);
/// A file's text without surrounding white space; empty when it cannot be read.
QString file(const QString &path);
bool write_file(const QString &path, const QByteArray &text);

/// A program of tests/support/programs, ended with the object.
class Program {
public:
    Program(const QString &behaviour, const QString &name, const QStringList &more = {});
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    /// True once it says it is ready.
    [[nodiscard]] bool is_ready();
    [[nodiscard]] quint32 pid() const { return static_cast<quint32>(process_.processId()); }
    void finish();

private:
    QProcess process_;
};

/// A program stopped where it starts: loaded, named, and without an instruction of its own run. Ended with the object.
class NewbornProgram {
public:
    explicit NewbornProgram(const QString &path);
    ~NewbornProgram();
    NewbornProgram(const NewbornProgram &) = delete;
    NewbornProgram &operator=(const NewbornProgram &) = delete;

    /// True once it has stopped there.
    [[nodiscard]] bool is_born();
    [[nodiscard]] quint32 pid() const { return static_cast<quint32>(process_.processId()); }

private:
    QProcess process_;
};

/// The service as a client on the system bus.
class Service {
public:
    Service();

    /// A property as text; the error's name when it cannot be read.
    [[nodiscard]] QString text(const std::string &interface, const std::string &property) const;
    /// A property of another type; its default value when it cannot be read.
    [[nodiscard]] quint32 number(const std::string &interface, const std::string &property) const;
    [[nodiscard]] Dictionary last_exit() const;
    [[nodiscard]] QString state() const { return text("Scheduler", "State"); }

    /// One field of ExplainPid; the error's name when there is no explanation.
    [[nodiscard]] QString explain(quint32 pid, const std::string &field) const;
    [[nodiscard]] Dictionary profile(const std::string &name) const;
    /// One of the totals of GetStats that are counts.
    [[nodiscard]] quint64 total(const std::string &key) const;

    /// Calls a method; the error's name, or empty.
    template <typename... Arguments>
    QString call(const std::string &interface, const std::string &method, Arguments... arguments) const {
        try {
            proxy_->callMethod(method).onInterface(full(interface)).withArguments(arguments...);
        } catch (const sdbus::Error &error) {
            return QString::fromStdString(error.getName());
        }
        return {};
    }

private:
    template <typename Value>
    [[nodiscard]] Value read(const std::string &interface, const std::string &property) const {
        try {
            return proxy_->getProperty(property).onInterface(full(interface)).template get<Value>();
        } catch (const sdbus::Error &) {
            return {};
        }
    }
    [[nodiscard]] static std::string full(const std::string &interface) { return "org.pandemonium1." + interface; }

    std::unique_ptr<sdbus::IConnection> connection_;
    std::unique_ptr<sdbus::IProxy> proxy_;
};

} // namespace machine
