// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/programs_page.hpp"

#include "views/program_actions.hpp"
#include "views/program_table.hpp"
#include "views/sort_menu.hpp"
#include "words/words.hpp"

#include <QApplication>
#include <QBoxLayout>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>

namespace pandemonium::applet {
namespace {

qint64 nowUs() { return QDateTime::currentMSecsSinceEpoch() * 1000; }

bool isForPermission(const Failure &failure) {
    using Kind = Failure::Kind;
    return failure.kind == Kind::refused || failure.kind == Kind::noAgent || failure.kind == Kind::dismissed;
}

QToolButton *newButton(QAction *action) {
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setPopupMode(QToolButton::InstantPopup);
    return button;
}

} // namespace

ProgramsPage::ProgramsPage(Client &client, ForgetQueue &forgetting, const DesktopEntries &entries, QWidget *parent)
    : Page(parent), client_(client), forgetting_(forgetting), feed_(client), changes_(client), model_(nowUs),
      filter_(model_), search_(new QLineEdit), choice_(new QComboBox), count_(new QLabel),
      rowsOrNotice_(new QStackedWidget), table_(new ProgramTable(filter_, entries)),
      instead_(new Banner(Banner::Place::instead)), outOfDate_(new Banner(Banner::Place::beside)),
      settledNote_(new Banner(Banner::Place::beside)), forgettingBar_(new Banner(Banner::Place::beside)),
      actions_(new ProgramActions(*table_)) {
    layOut();
    listenToFeed();
    listenToChanges();
    listenToActions();
    listenToForgetting();
    connect(&client_, &Client::changed, this, &ProgramsPage::showRows);
    connect(table_, &ProgramTable::selectionMoved, this, &ProgramsPage::showSelected);
    connect(&model_, &ProfilesModel::dataChanged, this, &ProgramsPage::showSelected);
    connect(instead_, &Banner::pressed, this, [this] {
        if (model_.rowCount() == 0)
            askAgain();
        else
            clearFilter();
    });
    connect(outOfDate_, &Banner::pressed, this, &ProgramsPage::askAgain);
    showRows();
    showForgetting();
}

void ProgramsPage::layOut() {
    rowsOrNotice_->addWidget(table_);
    rowsOrNotice_->addWidget(instead_);
    auto *column = new QVBoxLayout(this);
    column->addLayout(newFilterLine());
    column->addWidget(outOfDate_);
    column->addWidget(rowsOrNotice_, 1);
    column->addWidget(settledNote_);
    column->addWidget(forgettingBar_);
    column->addLayout(newButtonLine());
}

QBoxLayout *ProgramsPage::newFilterLine() {
    search_->setPlaceholderText(tr("Search by name"));
    search_->setAccessibleName(tr("Search by name"));
    search_->setToolTip(tr("Show programs whose name contains this (%1)")
                            .arg(QKeySequence(QKeySequence::Find).toString(QKeySequence::NativeText)));
    search_->setClearButtonEnabled(true);
    choice_->setAccessibleName(tr("Which programs are shown"));
    choice_->addItem(tr("All programs"), QVariant::fromValue(ProfileFilter::Criteria{}));
    choice_->addItem(tr("Pinned"), QVariant::fromValue(ProfileFilter::Criteria{.onlyPinned = true}));
    for (const auto tier : allTiers)
        choice_->addItem(Words::tierName(tier), QVariant::fromValue(ProfileFilter::Criteria{.tier = tier}));
    connect(search_, &QLineEdit::textChanged, this, &ProgramsPage::applyFilter);
    connect(choice_, &QComboBox::currentIndexChanged, this, &ProgramsPage::applyFilter);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, search_, [this] {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->selectAll();
    });
    connect(new QShortcut(Qt::Key_Escape, search_, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated,
            search_, &QLineEdit::clear);
    count_->setTextFormat(Qt::PlainText);
    auto *line = new QHBoxLayout;
    line->addWidget(search_, 1);
    line->addWidget(choice_);
    line->addWidget(count_);
    return line;
}

QBoxLayout *ProgramsPage::newButtonLine() {
    auto *line = new QHBoxLayout;
    for (auto *action : {actions_->pinMenu->menuAction(), actions_->unpin, actions_->forget, actions_->why})
        line->addWidget(newButton(action));
    line->addStretch(1);
    auto *picker = new QToolButton;
    picker->setText(tr("What &is this process?"));
    picker->setToolTip(tr("Find a running process and see why it is in its tier"));
    picker->setFocusPolicy(Qt::StrongFocus);
    connect(picker, &QToolButton::clicked, this, &ProgramsPage::pickerAsked);
    line->addWidget(picker);
    return line;
}

void ProgramsPage::listenToFeed() {
    const auto listed = [this](const QList<Profile> &profiles) {
        isListed_ = true;
        isAskedAgain_ = false;
        refusal_.reset();
        model_.replaceAll(profiles);
        showRows();
    };
    connect(&feed_, &ProfileFeed::listed, this, listed);
    connect(&feed_, &ProfileFeed::changed, this, [this](const QList<Profile> &profiles) {
        model_.merge(profiles);
        showRows();
    });
    connect(&feed_, &ProfileFeed::gone, this, [this](const QString &name) {
        forgetting_.undo({name});
        model_.remove(name);
        showRows();
    });
    connect(&feed_, &ProfileFeed::goneAll, this, [this] {
        isListed_ = false;
        isAskedAgain_ = false;
        refusal_.reset();
        forgetting_.undoAll(); // there is nobody to ask, and the person sees that
        model_.clear();
        showRows();
    });
    connect(&feed_, &ProfileFeed::refused, this, [this](const Failure &failure) {
        refusal_ = failure;
        isAskedAgain_ = false;
        showRows();
    });
}

void ProgramsPage::listenToChanges() {
    connect(&changes_, &ProfileChanges::waiting, this, [this](const QStringList &names) {
        model_.setNotes(names, {.kind = RowNote::Kind::waiting, .text = tr("Waiting for permission…")});
    });
    connect(&changes_, &ProfileChanges::done, this, [this](const QString &name) { model_.clearNotes({name}); });
    connect(&changes_, &ProfileChanges::notEnforced, this, [this](const QString &name) {
        model_.setNotes({name}, {.kind = RowNote::Kind::told,
                                 .text = tr("Pinned. Nothing enforces it at the moment, because Pandemonium does not "
                                            "schedule now.")});
    });
    connect(&changes_, &ProfileChanges::failed, this, [this](const QString &name, const Failure &failure) {
        model_.setNotes({name}, {.kind = RowNote::Kind::failed, .text = Words::failure(failure)});
        Q_EMIT failed(tr("%1 was not changed").arg(Words::displayName(name)), failure);
    });
}

void ProgramsPage::listenToActions() {
    connect(actions_, &ProgramActions::pinWanted, this, [this](const QStringList &names, Tier tier, Lasting lasting) {
        beginAction();
        forgetting_.undo(names);
        changes_.pin(names, tier, lasting);
    });
    connect(actions_, &ProgramActions::unpinWanted, this, [this](const QStringList &names) {
        beginAction();
        changes_.unpin(names);
    });
    connect(actions_, &ProgramActions::forgetWanted, this, [this](const QStringList &names) {
        beginAction();
        forgetting_.add(names);
    });
    connect(actions_, &ProgramActions::whyWanted, this, &ProgramsPage::whyAsked);
    connect(actions_, &ProgramActions::copyWanted, table_,
            [this] { QApplication::clipboard()->setText(table_->selectedText()); });
    table_->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(table_, &QWidget::customContextMenuRequested, this, &ProgramsPage::openMenu);
}

void ProgramsPage::listenToForgetting() {
    connect(&forgetting_, &ForgetQueue::changed, this, [this](const QStringList &different) {
        const bool isAdded = forgetting_.names().contains(different.first());
        if (isAdded)
            model_.setNotes(different,
                            {.kind = RowNote::Kind::forgetting, .text = tr("Will be forgotten in a moment")});
        else
            model_.clearNotes(different);
        showForgetting();
    });
    connect(&forgetting_, &ForgetQueue::due, &changes_, &ProfileChanges::forget);
    connect(forgettingBar_, &Banner::pressed, &forgetting_, &ForgetQueue::undoAll);
    connect(new QShortcut(QKeySequence::Undo, this), &QShortcut::activated, &forgetting_, &ForgetQueue::undoAll);
}

void ProgramsPage::openMenu(const QPoint &place) {
    auto *menu = new QMenu(table_);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    menu->addMenu(actions_->pinMenu);
    menu->addActions({actions_->unpin, actions_->forget});
    menu->addSeparator();
    menu->addActions({actions_->why, actions_->copy});
    menu->addSeparator();
    menu->addMenu(new SortMenu(*table_->horizontalHeader(), menu));
    menu->popup(table_->viewport()->mapToGlobal(place));
}

void ProgramsPage::applyFilter() {
    auto criteria = choice_->currentData().value<ProfileFilter::Criteria>();
    criteria.text = search_->text().trimmed();
    filter_.setCriteria(criteria);
    showRows();
}

void ProgramsPage::clearFilter() {
    search_->clear();
    choice_->setCurrentIndex(0);
}

void ProgramsPage::askAgain() {
    isAskedAgain_ = true;
    feed_.listInteractively();
    showRows();
}

void ProgramsPage::showRows() {
    const bool hasRows = client_.service().isPresent() && filter_.rowCount() > 0;
    instead_->say(hasRows ? Banner::Content() : insteadOfRows());
    rowsOrNotice_->setCurrentWidget(hasRows ? static_cast<QWidget *>(table_) : instead_);
    Banner::Content outOfDate;
    if (refusal_ && model_.rowCount() > 0)
        outOfDate = {.sentence = isAskedAgain_
                                     ? waitingSentence()
                                     : tr("Changes are not shown any more. %1").arg(Words::failure(*refusal_)),
                     .button = askAgainText()};
    outOfDate_->say(outOfDate);
    const bool isFiltered = filter_.criteria() != ProfileFilter::Criteria();
    count_->setText(isFiltered ? tr("%1 of %n program(s)", nullptr, model_.rowCount()).arg(filter_.rowCount())
                               : tr("%n program(s)", nullptr, model_.rowCount()));
    showSelected();
}

Banner::Content ProgramsPage::insteadOfRows() const {
    const auto &service = client_.service();
    if (!service.isPresent())
        return {.title = tr("No programs to show"), .sentence = tr("They are listed here while the service is there.")};
    if (model_.rowCount() > 0)
        return {.title = tr("No program matches"),
                .sentence = tr("No program the service knows is like what you search."),
                .button = tr("S&how all programs")};
    if (refusal_)
        return {.title = isForPermission(*refusal_) ? tr("Permission needed") : tr("The list did not come"),
                .sentence = isAskedAgain_ ? waitingSentence() : Words::failure(*refusal_),
                .button = askAgainText()};
    if (isListed_)
        return {.title = tr("Nothing learned yet"), .sentence = emptySentence()};
    return {.title = tr("Asking the service"), .sentence = waitingSentence()};
}

QString ProgramsPage::waitingSentence() const {
    return refusal_ && isForPermission(*refusal_) ? tr("Waiting for permission…")
                                                  : tr("The list of programs is on its way.");
}

QString ProgramsPage::askAgainText() const {
    if (isAskedAgain_)
        return {};
    return isForPermission(*refusal_) ? tr("&Ask for permission") : tr("&Try again");
}

QString ProgramsPage::emptySentence() const {
    const auto &service = client_.service();
    if (!service.learning)
        return tr("Learning is switched off, so programs are not remembered.");
    if (service.isAttached())
        return tr("Programs appear here after they have run for a while.");
    return tr("Programs are learned while Pandemonium observes or schedules.");
}

void ProgramsPage::showSelected() {
    actions_->suit(table_->selected());
    auto name = table_->currentName();
    auto note = model_.note(name);
    if (!note || !note->isSettled()) { // another one may have it, and be out of sight
        name = model_.settledLast();
        note = model_.note(name);
    }
    settledNote_->say(
        note ? Banner::Content{.sentence =
                                   tr("%1: %2", "program: what became of it").arg(Words::displayName(name), note->text)}
             : Banner::Content());
}

void ProgramsPage::showForgetting() {
    const auto count = static_cast<int>(forgetting_.names().size());
    forgettingBar_->say(count == 0
                            ? Banner::Content()
                            : Banner::Content{.sentence = tr("Forgetting %n program(s) in a moment", nullptr, count),
                                              .button = tr("Undo")});
}

} // namespace pandemonium::applet
