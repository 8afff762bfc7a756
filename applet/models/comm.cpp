// SPDX-License-Identifier: GPL-2.0-or-later
#include "models/comm.hpp"

#include <QList>
#include <QStringDecoder>

#include <algorithm>
#include <array>

namespace pandemonium::applet {
namespace {

constexpr qsizetype longestComm = 15; ///< TASK_COMM_LEN without its NUL
constexpr qsizetype longestCharacter = 4;

struct Range {
    char32_t first;
    char32_t last;
};
/// Controls, separators of lines, and characters that change the direction of the text around them.
constexpr std::array<Range, 7> unsafe{{{0x00, 0x1F},
                                       {0x7F, 0x9F},
                                       {0x061C, 0x061C},
                                       {0x200E, 0x200F},
                                       {0x2028, 0x2029},
                                       {0x202A, 0x202E},
                                       {0x2066, 0x2069}}};

bool isSafe(char32_t code) {
    return code != U'\\' &&
           std::ranges::none_of(unsafe, [code](Range range) { return code >= range.first && code <= range.last; });
}

/// The character the bytes begin with; empty when it is not valid.
QString firstCharacter(QByteArrayView bytes) {
    for (qsizetype length = 1; length <= std::min(longestCharacter, bytes.size()); ++length) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString character = decoder(bytes.first(length));
        if (!decoder.hasError() && !character.isEmpty())
            return character;
    }
    return {};
}

} // namespace

QString commOf(const QByteArray &baseName) {
    QString out;
    auto left = QByteArrayView(baseName).first(std::min(longestComm, baseName.size()));
    while (!left.isEmpty()) {
        const auto character = firstCharacter(left);
        const auto length = std::max<qsizetype>(1, character.toUtf8().size());
        const auto taken = left.first(length);
        if (!character.isEmpty() && isSafe(character.toUcs4().constFirst()))
            out += character;
        else
            for (const auto byte : taken)
                out += QStringLiteral("\\x%1").arg(static_cast<uchar>(byte), 2, 16, QLatin1Char('0'));
        left = left.sliced(length);
    }
    return out;
}

} // namespace pandemonium::applet
