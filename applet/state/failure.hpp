// SPDX-License-Identifier: GPL-2.0-or-later
//
// Why something asked of the service did not happen.
#pragma once

#include <QString>

#include <expected>

namespace pandemonium::applet {

struct Failure {
    enum class Kind : quint8 {
        serviceAbsent,  ///< nobody owns the name, or it left before it answered
        timedOut,       ///< no answer within the time allowed
        refused,        ///< the person may not, or gave no right password
        dismissed,      ///< the person closed the dialog
        noAgent,        ///< permission is needed, and nothing was there to ask for it
        busy,           ///< a transition is under way
        otherScheduler, ///< a foreign sched_ext scheduler runs
        loadFailed,
        notSupported,
        notRunning, ///< nothing is attached
        noSuchProfile,
        noSuchTask,
        pinned, ///< by the administrator, or it must be unpinned first
        limitExceeded,
        storeFailed,
        notUnderstood, ///< the answer was not as agreed
        other,         ///< the message is all there is
    };

    Kind kind = Kind::other;
    QString message = {}; ///< what the other side said, in English; may be empty

    bool operator==(const Failure &) const = default;
};

/// What became of a question.
template <typename T> using Answer = std::expected<T, Failure>;

} // namespace pandemonium::applet
