// SPDX-License-Identifier: GPL-2.0-or-later
#include "client/profile_changes.hpp"

namespace pandemonium::applet {
namespace {

/// The same answer would come for whatever else is asked.
bool endsAll(const Failure &failure) {
    using Kind = Failure::Kind;
    return failure.kind == Kind::refused || failure.kind == Kind::dismissed || failure.kind == Kind::noAgent ||
           failure.kind == Kind::serviceAbsent || failure.kind == Kind::timedOut;
}

} // namespace

void ProfileChanges::pin(const QStringList &names, Tier tier, Lasting lasting) {
    add(names, {.what = Change::What::pin, .tier = tier, .lasting = lasting});
}

void ProfileChanges::unpin(const QStringList &names) { add(names, {.what = Change::What::unpin}); }

void ProfileChanges::forget(const QStringList &names) { add(names, {.what = Change::What::forget}); }

void ProfileChanges::add(const QStringList &names, const Change &like) {
    if (names.isEmpty())
        return;
    const bool isIdle = changes_.isEmpty();
    for (const auto &name : names) {
        auto change = like;
        change.name = name;
        changes_.enqueue(change);
    }
    Q_EMIT waiting(names);
    if (isIdle)
        askNext();
}

void ProfileChanges::askNext() {
    if (changes_.isEmpty())
        return;
    const auto &change = changes_.head();
    const auto thenDone = [this](const Answer<void> &answer) { settle(answer.transform([] { return true; })); };
    switch (change.what) {
    case Change::What::pin:
        client_.pin({.name = change.name, .tier = change.tier, .lasting = change.lasting}, this,
                    [this](const Answer<bool> &answer) { settle(answer); });
        return;
    case Change::What::unpin:
        client_.unpin(change.name, this, thenDone);
        return;
    case Change::What::forget:
        client_.forget(change.name, this, thenDone);
        return;
    }
}

void ProfileChanges::settle(const Answer<bool> &isEnforced) {
    const auto name = changes_.dequeue().name;
    if (isEnforced) {
        if (*isEnforced)
            Q_EMIT done(name);
        else
            Q_EMIT notEnforced(name);
        askNext();
        return;
    }
    const auto rest = endsAll(isEnforced.error()) ? std::exchange(changes_, {}) : QQueue<Change>();
    Q_EMIT failed(name, isEnforced.error());
    for (const auto &change : rest)
        Q_EMIT failed(change.name, isEnforced.error());
    askNext();
}

} // namespace pandemonium::applet
