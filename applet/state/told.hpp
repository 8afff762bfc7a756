// SPDX-License-Identifier: GPL-2.0-or-later
//
// A word the service used for one of a few things. A newer service may use words this applet does not know: those are
// shown as they came and never taken for an error.
#pragma once

#include <QHash>
#include <QString>

#include <algorithm>
#include <array>
#include <optional>

namespace pandemonium::applet {

/// The words of the contract for E, in the order of E's values; specialised beside each E.
template <typename E> struct WireWords;

template <typename E> struct Told {
    std::optional<E> known; ///< empty for a word this applet does not know
    QString text;           ///< as it came

    Told() = default; // no word yet
    // NOLINTNEXTLINE(google-explicit-constructor): a word is its value
    Told(E value) : known(value), text(WireWords<E>::words.at(static_cast<std::size_t>(value))) {}
    explicit Told(QString word) : text(std::move(word)) {
        const auto &words = WireWords<E>::words;
        const auto *const found = std::ranges::find(words, text);
        if (found != words.end())
            known = static_cast<E>(found - words.begin());
    }
    bool operator==(const Told &) const = default;
};

/// The contract's word for a value.
template <typename E> [[nodiscard]] QString wireWord(E value) { return Told<E>(value).text; }

} // namespace pandemonium::applet
