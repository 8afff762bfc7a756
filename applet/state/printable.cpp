// SPDX-License-Identifier: GPL-2.0-or-later
#include "state/printable.hpp"

#include <QChar>
#include <QList>

#include <algorithm>

namespace pandemonium::applet {
namespace {

/// Zero-width joiners hold emoji together and stay; other format characters turn text around or hide it.
bool isPrintable(char32_t character) {
    constexpr char32_t zeroWidthJoiner = 0x200D;
    switch (QChar::category(character)) {
    case QChar::Other_Format:
        return character == zeroWidthJoiner;
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

QString printable(QStringView text, bool withLines) {
    auto characters = text.toUcs4();
    std::ranges::replace_if(
        characters,
        [withLines](char32_t character) {
            const bool isLayout = character == '\n' || character == '\t';
            return !isPrintable(character) && !(withLines && isLayout);
        },
        static_cast<char32_t>(QChar::ReplacementCharacter));
    return QString::fromUcs4(
        reinterpret_cast<const char32_t *>(characters.constData()), // NOLINT: QList<uint> by its API
        characters.size());
}

} // namespace

QString printableLine(const QString &text, qsizetype longest) {
    if (text.size() <= longest)
        return printable(text, false);
    return printable(QStringView(text).first(longest - 1), false) + QChar(0x2026);
}

QString printableTail(const QString &text, qsizetype longest) {
    return printable(QStringView(text).last(std::min(longest, text.size())), true);
}

} // namespace pandemonium::applet
