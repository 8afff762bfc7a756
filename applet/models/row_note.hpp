// SPDX-License-Identifier: GPL-2.0-or-later
//
// A note beside a row of programs. Apart from the model: lupdate takes the nested enumeration for the end of the
// namespace, and would look for the texts of every class after it under the wrong name.
#pragma once

#include <QString>

namespace pandemonium::applet {

/// What a row has to say besides its values.
struct RowNote {
    enum class Kind : quint8 {
        waiting,    ///< for permission
        forgetting, ///< soon, and can be undone
        failed,     ///< the last thing asked of it
        told,       ///< something worth knowing about the last thing asked of it
    };
    Kind kind = Kind::waiting;
    QString text = {}; ///< a sentence for people

    bool operator==(const RowNote &) const = default;
    /// Nothing more comes of it: it stays until something else is asked for.
    [[nodiscard]] bool isSettled() const { return kind == Kind::failed || kind == Kind::told; }
};

} // namespace pandemonium::applet
