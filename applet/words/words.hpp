// SPDX-License-Identifier: GPL-2.0-or-later
//
// Everything the applet says about values: whole sentences, translated, with numbers as the person's locale writes
// them. Knows no widgets; what it returns is plain text.
#pragma once

#include "state/explanation.hpp"
#include "state/failure.hpp"
#include "state/profile.hpp"
#include "state/sample.hpp"
#include "state/service_state.hpp"

#include <QCoreApplication>
#include <QDateTime>

namespace pandemonium::applet {

class Words {
    Q_DECLARE_TR_FUNCTIONS(pandemonium::applet::Words)
public:
    /// A program's name as it can be shown.
    [[nodiscard]] static QString displayName(const QString &name);

    [[nodiscard]] static QString tierName(Tier tier);
    [[nodiscard]] static QString tierName(const Told<Tier> &tier);
    /// One letter, for where colour alone would not do.
    [[nodiscard]] static QString tierLetter(Tier tier);
    /// What is in that tier, in a few words.
    [[nodiscard]] static QString tierMeaning(Tier tier);
    [[nodiscard]] static QString modeName(Mode mode);
    [[nodiscard]] static QString modeName(const Told<Mode> &mode);
    [[nodiscard]] static QString modeMeaning(Mode mode);

    /// The state in one or two words, and in a sentence or two that say what it means.
    [[nodiscard]] static QString stateTitle(const ServiceState &service);
    [[nodiscard]] static QString stateSentence(const ServiceState &service);
    /// Which scheduler the kernel runs now.
    [[nodiscard]] static QString kernelRuns(const ServiceState &service);
    [[nodiscard]] static QString regime(const Told<Regime> &regime);
    /// One line of truth. The figures are of the time the sample was taken at; no sample, no figures.
    [[nodiscard]] static QString oneLine(const ServiceState &service, const std::optional<Sample> &sample);
    /// Why the scheduler was let go, in a sentence.
    [[nodiscard]] static QString ejection(const ExitRecord &record);
    /// With when it was: a record stays until there is another.
    [[nodiscard]] static QString ejectionThen(const ExitRecord &record);
    /// Of how a store that is not ok is; empty when it is.
    [[nodiscard]] static QString store(const Told<StoreState> &store);

    /// What went wrong with a question, in a sentence for the person who asked.
    [[nodiscard]] static QString failure(const Failure &failure);

    [[nodiscard]] static QString duration(quint64 nanoseconds);
    /// 0 to 1 as per cent.
    [[nodiscard]] static QString percent(double fraction);
    [[nodiscard]] static QString perSecond(double rate);
    /// How long ago something was; both in microseconds since the epoch.
    [[nodiscard]] static QString ago(qint64 thenUs, qint64 nowUs);
    [[nodiscard]] static QString pin(const Pin &pin);
    [[nodiscard]] static QString source(const Told<Source> &source);
    /// What was measured of a task: how often it wakes, how long it runs and sleeps.
    [[nodiscard]] static QString measured(const Explanation &explanation);

    /// The highest wake-up p99 of the tiers a person feels, in microseconds; nothing when there were no wake-ups.
    [[nodiscard]] static std::optional<quint64> feltP99Us(const Sample &sample);
    [[nodiscard]] static quint32 tasks(const Sample &sample);

    /// How busy the machine is.
    [[nodiscard]] static QString load(const Told<Regime> &regime, double cpuIdle);
    /// What is unusual, a sentence each; mostly nothing is.
    [[nodiscard]] static QStringList strains(const Sample &sample);
    /// What observing means, and what the other mode would do.
    [[nodiscard]] static QString nothingEnforced(const ServiceState &service);
    /// What the kernel runs, how often it had to be started again, and what it costs where that is counted.
    [[nodiscard]] static QString kernelNow(const ServiceState &service, const Sample &sample);
    /// How many programs are known, and what that was good for.
    [[nodiscard]] static QString learned(const Sample &sample);
    /// How long something woken waited for a processor.
    [[nodiscard]] static QString wakeup(quint64 microseconds);
    /// The same for a scale, whose values are powers of ten.
    [[nodiscard]] static QString roundWakeup(quint64 microseconds);
    [[nodiscard]] static QString noWakeups();
    /// What a picture shows of a tier at its right end.
    [[nodiscard]] static QString shareNow(Tier tier, const Sample &sample);
    [[nodiscard]] static QString waitNow(Tier tier, const Sample &sample);
    [[nodiscard]] static QString noFigures(const Failure &failure);
    [[nodiscard]] static QString figuresAreComing();
    [[nodiscard]] static QString figuresNeed();
};

} // namespace pandemonium::applet
