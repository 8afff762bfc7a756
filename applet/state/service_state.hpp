// SPDX-License-Identifier: GPL-2.0-or-later
//
// The service as last told: what its properties say, and whether there is a service at all.
#pragma once

#include "state/told.hpp"

namespace pandemonium::applet {

enum class Mode : quint8 { off, observe, schedule };
enum class Activity : quint8 { off, starting, observing, scheduling, backingOff, failed };
enum class Regime : quint8 { light, mixed, heavy };
enum class StoreState : quint8 { ok, readOnly, recovered, failed };

template <> struct WireWords<Mode> {
    static constexpr std::array<QLatin1StringView, 3> words{QLatin1StringView("off"), QLatin1StringView("observe"),
                                                            QLatin1StringView("schedule")};
};
template <> struct WireWords<Activity> {
    static constexpr std::array<QLatin1StringView, 6> words{
        QLatin1StringView("off"),        QLatin1StringView("starting"),    QLatin1StringView("observing"),
        QLatin1StringView("scheduling"), QLatin1StringView("backing-off"), QLatin1StringView("failed")};
};
template <> struct WireWords<Regime> {
    static constexpr std::array<QLatin1StringView, 3> words{QLatin1StringView("light"), QLatin1StringView("mixed"),
                                                            QLatin1StringView("heavy")};
};
template <> struct WireWords<StoreState> {
    static constexpr std::array<QLatin1StringView, 4> words{QLatin1StringView("ok"), QLatin1StringView("read-only"),
                                                            QLatin1StringView("recovered"),
                                                            QLatin1StringView("failed")};
};

/// How the kernel let the scheduler go.
struct ExitRecord {
    int kind = 0;
    qint64 code = 0;
    QString reason = {};  ///< the kernel's word for the kind
    QString message = {}; ///< what the failing side said
    QString dump = {};    ///< the tail of the kernel's dump, many lines; only in LastExit
    qint64 timeUs = 0;    ///< since the epoch
    bool willRestart = false;

    bool operator==(const ExitRecord &) const = default;
};

enum class Presence : quint8 {
    noBus,   ///< the system bus cannot be reached
    absent,  ///< nobody owns the service's name
    asking,  ///< the service is there and has not told its state yet
    present, ///< everything below is what it told
};

struct ServiceState {
    Presence presence = Presence::noBus;
    QString version = {};
    Told<Activity> activity = {};
    QString reason = {}; ///< one English sentence of the service: why activity is not what mode asks for
    Told<Mode> mode = {};
    QString activeOps = {}; ///< the sched_ext scheduler the kernel runs; empty: the kernel's own
    Told<Regime> regime = {};
    std::optional<ExitRecord> lastExit = {};
    quint32 restarts = 0;
    bool learning = false;
    Told<StoreState> store = {};

    bool operator==(const ServiceState &) const = default;
    [[nodiscard]] bool isPresent() const { return presence == Presence::present; }
    [[nodiscard]] bool is(Activity what) const { return isPresent() && activity.known == what; }
    /// It was told to run and does not, and nothing is under way: the kernel let the scheduler go, or never took it.
    [[nodiscard]] bool isOut() const {
        return is(Activity::off) && (mode.known.value_or(Mode::off) != Mode::off || !reason.isEmpty());
    }
    /// It does not do what was asked of it, and could be told to try.
    [[nodiscard]] bool isFailing() const { return isOut() || is(Activity::failed) || is(Activity::backingOff); }
    /// It does what it was told to do.
    [[nodiscard]] bool isWell() const { return isAttached() || (is(Activity::off) && !isOut()); }
    /// Programs are watched, whether or not anything is enforced: there is something to measure.
    [[nodiscard]] bool isAttached() const { return is(Activity::observing) || is(Activity::scheduling); }
};

} // namespace pandemonium::applet
