// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why a process is in its tier, in words: for the dialog that shows it and for the clipboard. Plain text, as Words.
#pragma once

#include "words/words.hpp"

#include <QList>
#include <QStringList>

#include <utility>

namespace pandemonium::applet {

class ExplanationWords {
    Q_DECLARE_TR_FUNCTIONS(pandemonium::applet::ExplanationWords)
public:
    /// Which process it is.
    [[nodiscard]] static QString title(const Explanation &explanation);
    /// A score or a threshold.
    [[nodiscard]] static QString number(double score);
    /// Whether the thresholds can be drawn: a newer service may send others.
    [[nodiscard]] static bool hasScale(const Explanation &explanation);
    /// The score, what it is compared with, and the tier it would mean by itself.
    [[nodiscard]] static QString score(const Explanation &explanation);
    /// What was measured: what it is, and how much.
    [[nodiscard]] static QList<std::pair<QString, QString>> measurements(const Explanation &explanation);
    /// What was learned of earlier runs of the program, or that nothing was.
    [[nodiscard]] static QStringList learned(const Explanation &explanation);
    /// Which process it is, where it is, and why: a line each.
    [[nodiscard]] static QString brief(const Explanation &explanation);
    [[nodiscard]] static QString whole(const Explanation &explanation);
};

} // namespace pandemonium::applet
