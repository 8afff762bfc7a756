// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/program_actions.hpp"

#include "views/tier_marks.hpp"
#include "words/words.hpp"

#include <QStyle>

namespace pandemonium::applet {
namespace {

QAction *newAction(QWidget &widget, const QString &text, const QKeySequence &key) {
    auto *action = new QAction(text, &widget);
    action->setIconText(text); // Qt would leave out the letter to press in the text of a button
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    widget.addAction(action);
    return action;
}

void allow(QAction &action, bool isPossible, const QString &meaning, const QString &whyNot) {
    action.setEnabled(isPossible);
    action.setToolTip(isPossible ? meaning : whyNot);
}

} // namespace

ProgramActions::ProgramActions(QWidget &widget)
    : QObject(&widget), pinMenu(new QMenu(tr("Pi&n to"), &widget)), unpin(newAction(widget, tr("&Unpin"), {})),
      forget(newAction(widget, tr("&Forget"), QKeySequence::Delete)), why(newAction(widget, tr("&Why?"), {})),
      copy(newAction(widget, tr("&Copy"), QKeySequence::Copy)) {
    fillPinMenu();
    connect(unpin, &QAction::triggered, this, [this] { Q_EMIT unpinWanted(unpinnable_); });
    connect(forget, &QAction::triggered, this, [this] { Q_EMIT forgetWanted(forgettable_); });
    connect(why, &QAction::triggered, this, [this] { Q_EMIT whyWanted(only_); });
    connect(copy, &QAction::triggered, this, &ProgramActions::copyWanted);
    suit({});
}

void ProgramActions::suit(const QList<Profile> &selected) {
    pinnable_.clear();
    unpinnable_.clear();
    forgettable_.clear();
    only_ = selected.size() == 1 ? selected.first().name : QString();
    for (const auto &profile : selected) {
        if (!profile.isPinnedByAdministrator())
            pinnable_ << profile.name;
        if (profile.pin && !profile.isPinnedByAdministrator())
            unpinnable_ << profile.name;
        if (!profile.pin)
            forgettable_ << profile.name;
    }
    const auto select = tr("Select one or more programs first");
    const auto administrators = tr("The administrator decided this in a file; it cannot be changed here");
    const bool isAllTheirs = !selected.isEmpty() && pinnable_.isEmpty();
    const auto unlessTheirs = [&](const QString &otherwise) {
        return selected.isEmpty() ? select : isAllTheirs ? administrators : otherwise;
    };
    allow(*pinMenu->menuAction(), !pinnable_.isEmpty(), tr("Decide where the program belongs, whatever was learned"),
          unlessTheirs({}));
    allow(*unpin, !unpinnable_.isEmpty(), tr("Let what was learned decide again"),
          unlessTheirs(tr("It is not pinned")));
    allow(*forget, !forgettable_.isEmpty(),
          tr("Throw away what was learned of the program, so that it is learned anew"),
          unlessTheirs(tr("It is pinned; unpin it first")));
    allow(*why, selected.size() == 1, tr("Why a running process of this program is where it is"),
          tr("Select one program first"));
    allow(*copy, !selected.isEmpty(), tr("Copy the selected rows as text"), select);
}

void ProgramActions::fillPinMenu() {
    pinMenu->setToolTipsVisible(true);
    pinMenu->menuAction()->setIconText(pinMenu->title());
    addPins(tr("For good"), Lasting::forGood);
    addPins(tr("Until the service stops"), Lasting::untilServiceStops);
}

void ProgramActions::addPins(const QString &title, Lasting lasting) {
    const int side = pinMenu->style()->pixelMetric(QStyle::PM_SmallIconSize);
    pinMenu->addSection(title);
    for (const auto tier : allTiers) {
        auto *action = pinMenu->addAction(tierPixmap(tier, side, *pinMenu),
                                          Words::pin({.tier = tier, .source = PinSource::person, .lasting = lasting}));
        action->setToolTip(Words::tierMeaning(tier));
        connect(action, &QAction::triggered, this,
                [this, tier, lasting] { Q_EMIT pinWanted(pinnable_, tier, lasting); });
    }
}

} // namespace pandemonium::applet
