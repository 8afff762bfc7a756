// SPDX-License-Identifier: GPL-2.0-or-later
#include "desktop/programs_menu.hpp"

#include "words/words.hpp"

#include <algorithm>

namespace pandemonium::applet {
namespace {

constexpr qsizetype mostPrograms = 6;
constexpr quint32 mostListed = 4096; ///< as many as the service keeps

/// What the menu shows of a profile: whether it has to be made anew.
bool looksTheSame(const Profile &left, const Profile &right) {
    return left.name == right.name && left.pin == right.pin && left.tier == right.tier;
}

} // namespace

ProgramsMenu::ProgramsMenu(Client &client, DrawnBy drawnBy, QObject *parent)
    : QObject(parent), client_(client), drawnBy_(drawnBy) {
    menu_.setTitle(tr("&Programs"));
    say(tr("The service is asked."));
}

void ProgramsMenu::ask() {
    if (client_.service().isPresent())
        askFrom(0, {});
}

void ProgramsMenu::askFrom(quint32 offset, const QList<Profile> &before) {
    client_.list({.filter = QStringLiteral("active"), .offset = offset}, this,
                 [this, offset, before](const Answer<ProfilePage> &page) {
                     if (!page)
                         return say(Words::failure(page.error()));
                     const auto next = offset + page->entries; // they come by name, and the latest may be the last
                     if (page->entries > 0 && next < std::min(page->total, mostListed))
                         return askFrom(next, before + page->profiles);
                     take(before + page->profiles);
                 });
}

void ProgramsMenu::take(QList<Profile> profiles) {
    std::ranges::stable_sort(profiles, std::ranges::greater(), &Profile::lastSeenUs);
    profiles.resize(std::min(profiles.size(), mostPrograms));
    if (profiles.isEmpty())
        return say(tr("No program was at work in the last minute."));
    if (std::ranges::equal(profiles, shown_, looksTheSame))
        return; // somebody may be pointing at it
    clear();
    shown_ = std::move(profiles);
    for (const auto &profile : shown_)
        add(profile);
}

void ProgramsMenu::say(const QString &sentence) {
    clear();
    menu_.addAction(shownAsIs(sentence))->setEnabled(false);
}

void ProgramsMenu::clear() {
    shown_.clear();
    for (auto *action : menu_.actions())
        if (auto *submenu = action->menu())
            submenu->deleteLater(); // later, because what was chosen in it may be what calls
    menu_.clear();
}

void ProgramsMenu::add(const Profile &profile) {
    auto *menu = menu_.addMenu(shownAsIs(Words::displayName(profile.name)));
    for (const auto lasting : {Lasting::forGood, Lasting::untilServiceStops}) {
        for (const auto tier : allTiers)
            addPin(menu, profile, {.tier = tier, .source = PinSource::person, .lasting = lasting});
        menu->addSeparator();
    }
    if (profile.isPinnedByAdministrator()) {
        menu->addAction(shownAsIs(Words::pin(*profile.pin)))->setEnabled(false);
        return;
    }
    auto *unpinned = menu->addAction(tr("&Unpin"));
    unpinned->setEnabled(profile.pin.has_value());
    connect(unpinned, &QAction::triggered, this, [this, name = profile.name] { unpin(name); });
}

void ProgramsMenu::addPin(QMenu *menu, const Profile &profile, const Pin &pin) {
    auto *action = menu->addAction(shownAsIs(Words::pin(pin)));
    const bool isSo = profile.pin == pin;
    action->setCheckable(true);
    action->setChecked(isSo);
    connect(action, &QAction::triggered, this, [this, action, isSo, name = profile.name, pin] {
        action->setChecked(isSo); // the click has moved the mark, and only the service may
        if (!isSo)
            this->pin(name, pin);
    });
}

void ProgramsMenu::pin(const QString &name, const Pin &pin) {
    client_.pin({.name = name, .tier = *pin.tier.known, .lasting = pin.lasting}, this,
                [this, name](const Answer<bool> &answer) {
                    if (!answer)
                        Q_EMIT failed(tr("%1 was not pinned").arg(Words::displayName(name)), answer.error());
                    ask();
                });
}

void ProgramsMenu::unpin(const QString &name) {
    client_.unpin(name, this, [this, name](const Answer<void> &answer) {
        if (!answer)
            Q_EMIT failed(tr("%1 was not unpinned").arg(Words::displayName(name)), answer.error());
        ask();
    });
}

} // namespace pandemonium::applet
