// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/desktop_file.hpp"

#include "models/comm.hpp"

#include <QHash>

#include <algorithm>
#include <array>

namespace pandemonium::applet {
namespace {

using Keys = QHash<QByteArray, QByteArray>;

/// Their name says nothing of what they start.
constexpr std::array<QByteArrayView, 14> launchers{"sh",   "bash",   "dash",    "zsh",  "python",   "python3", "perl",
                                                   "ruby", "pkexec", "flatpak", "snap", "xdg-open", "wine",    "java"};

/// The keys of the group [Desktop Entry]; of keys told twice the first.
Keys keysOf(const QByteArray &content) {
    Keys keys;
    bool isInGroup = false;
    for (const auto &raw : content.split('\n')) {
        const auto line = raw.trimmed();
        if (line.startsWith('[')) {
            if (isInGroup)
                break;
            isInGroup = line == "[Desktop Entry]";
        }
        const auto equals = line.indexOf('=');
        if (!isInGroup || equals <= 0 || line.startsWith('#'))
            continue;
        if (const auto key = line.first(equals).trimmed(); !keys.contains(key))
            keys.insert(key, line.sliced(equals + 1).trimmed());
    }
    return keys;
}

/// The escapes every value of the format has.
QByteArray unescaped(const QByteArray &value) {
    constexpr std::array<std::pair<char, char>, 5> escapes{
        {{'s', ' '}, {'n', '\n'}, {'t', '\t'}, {'r', '\r'}, {'\\', '\\'}}};
    QByteArray out;
    for (qsizetype at = 0; at < value.size(); ++at) {
        const auto next = at + 1 < value.size() ? value.at(at + 1) : '\0';
        const auto *const escape = std::ranges::find(escapes, next, &std::pair<char, char>::first);
        if (value.at(at) == '\\' && escape != escapes.end()) {
            out += escape->second;
            ++at;
        } else {
            out += value.at(at);
        }
    }
    return out;
}

/// A command line's words: between double quotes spaces are part of the word, and a backslash keeps what follows.
QList<QByteArray> wordsOf(const QByteArray &command) {
    QList<QByteArray> words;
    QByteArray word;
    bool isQuoted = false;
    for (qsizetype at = 0; at < command.size(); ++at) {
        const auto character = command.at(at);
        if (character == '"') {
            isQuoted = !isQuoted;
        } else if (character == '\\' && at + 1 < command.size()) {
            word += command.at(++at);
        } else if (character == ' ' && !isQuoted) {
            words << word;
            word.clear();
        } else {
            word += character;
        }
    }
    words << word;
    words.removeAll(QByteArray());
    return words;
}

QByteArray baseName(const QByteArray &path) { return path.sliced(path.lastIndexOf('/') + 1); }

/// What a command line runs in the end, past "env NAME=value", or nothing where only a launcher is named.
QByteArray programOf(const QByteArray &command) {
    auto words = wordsOf(unescaped(command));
    const auto isPrefix = [](const QByteArray &word) {
        return baseName(word) == "env" || word.contains('=') || word.startsWith('-');
    };
    words.erase(words.begin(), std::ranges::find_if_not(words, isPrefix));
    if (words.isEmpty())
        return {};
    auto program = baseName(words.takeFirst());
    if (std::ranges::find(launchers, QByteArrayView(program)) == launchers.end())
        return program;
    constexpr QByteArrayView told = "--command="; // of flatpak run
    const auto found = std::ranges::find_if(words, [told](const QByteArray &word) { return word.startsWith(told); });
    return found == words.cend() ? QByteArray() : baseName(found->sliced(told.size()));
}

} // namespace

DesktopFile readDesktopFile(const QByteArray &content) {
    const auto keys = keysOf(content);
    DesktopFile file{.icon = QString::fromUtf8(unescaped(keys.value("Icon"))),
                     .isShown = keys.value("NoDisplay") != "true"};
    if (keys.value("Hidden") == "true" || keys.value("Type", "Application") != "Application")
        return file;
    for (const auto &program :
         {programOf(keys.value("Exec")), programOf(keys.value("TryExec")), unescaped(keys.value("StartupWMClass"))})
        if (const auto comm = commOf(program); !comm.isEmpty() && !file.programs.contains(comm))
            file.programs << comm;
    return file;
}

} // namespace pandemonium::applet
