// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/picker_dialog.hpp"

#include "views/announce.hpp"
#include "views/sort_menu.hpp"
#include "views/why_dialog.hpp"
#include "words/words.hpp"

#include <QCoreApplication>
#include <QFormLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace pandemonium::applet {
namespace {

/// Only digits, and not zero: 0 is no process.
std::optional<quint32> pidOf(const QString &text) {
    constexpr auto isDigit = [](QChar character) {
        return character >= QLatin1Char('0') && character <= QLatin1Char('9');
    };
    bool isNumber = false;
    const auto pid = text.toUInt(&isNumber);
    return isNumber && pid != 0 && std::ranges::all_of(text, isDigit) ? std::optional(pid) : std::nullopt;
}

} // namespace

PickerDialog::PickerDialog(Client &client, QWidget *parent)
    : QDialog(parent), client_(client), notice_(new QLabel(this)), search_(new QLineEdit(this)),
      table_(new QTableView(this)), pid_(new QLineEdit(this)) {
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("What is this process?"));
    found_.setSourceModel(&processes_);
    found_.setFilterRole(ProcessesModel::searchRole);
    found_.setFilterCaseSensitivity(Qt::CaseInsensitive);
    found_.setSortRole(ProcessesModel::sortRole);
    found_.setSortCaseSensitivity(Qt::CaseInsensitive);
    build();
    read();
}

void PickerDialog::open(Client &client, QWidget *parent) { (new PickerDialog(client, parent))->show(); }

void PickerDialog::openForProgram(Client &client, const QString &name, QWidget *parent) {
    auto *picker = new PickerDialog(client, parent);
    picker->show();
    picker->lookFor(name); // what cannot be seen yet is not read out
}

void PickerDialog::build() {
    constexpr int columns = 110;
    constexpr int lines = 28;
    buildFields();
    buildTable();
    auto *help =
        new QLabel(tr("To find the number of a window’s process, open your desktop’s system monitor and look in "
                      "the column “PID”."),
                   this);
    help->setWordWrap(true);
    auto *search = new QFormLayout;
    search->addRow(tr("&Search:"), search_);
    auto *number = new QFormLayout;
    number->addRow(tr("Or enter a process &number (PID):"), pid_);
    auto *all = new QVBoxLayout(this);
    all->addLayout(search);
    all->addWidget(table_, 1);
    all->addLayout(number);
    all->addWidget(help);
    all->addWidget(notice_);
    all->addWidget(buttons());
    resize(columns * fontMetrics().averageCharWidth(), lines * fontMetrics().height());
}

void PickerDialog::buildFields() {
    notice_->setObjectName(QStringLiteral("notice"));
    notice_->setTextFormat(Qt::PlainText);
    notice_->setWordWrap(true);
    notice_->hide();
    search_->setObjectName(QStringLiteral("search"));
    search_->setPlaceholderText(tr("Type a part of its name, command line or number"));
    search_->setClearButtonEnabled(true);
    search_->setAccessibleName(tr("Search among your running processes"));
    search_->installEventFilter(this);
    pid_->setObjectName(QStringLiteral("pid"));
    pid_->setPlaceholderText(tr("Digits, such as 1234"));
    pid_->setAccessibleName(tr("Process number"));
    connect(search_, &QLineEdit::textChanged, this, &PickerDialog::onSearched);
    connect(pid_, &QLineEdit::textChanged, notice_, &QWidget::hide);
}

void PickerDialog::buildTable() {
    constexpr int cellMargin = 4;
    table_->setModel(&found_);
    table_->setAccessibleName(tr("Your running processes"));
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    table_->setWordWrap(false);
    table_->setShowGrid(false);
    table_->setAlternatingRowColors(true);
    table_->setSortingEnabled(true);
    table_->sortByColumn(ProcessesModel::program, Qt::AscendingOrder);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * cellMargin);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->setHighlightSections(false);
    table_->addAction((new SortMenu(*table_->horizontalHeader(), table_))->menuAction());
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(table_, &QTableView::clicked, pid_, &QLineEdit::clear);
    connect(table_, &QTableView::doubleClicked, this, &PickerDialog::choose);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!pid_->hasFocus() && !isReading_) // what was chosen last counts
            pid_->clear();
    });
}

QDialogButtonBox *PickerDialog::buttons() {
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *explain = buttons->addButton(tr("&Explain"), QDialogButtonBox::ActionRole);
    explain->setObjectName(QStringLiteral("explain"));
    explain->setDefault(true);
    auto *refresh = buttons->addButton(tr("&Refresh"), QDialogButtonBox::ActionRole);
    refresh->setObjectName(QStringLiteral("refresh"));
    refresh->setToolTip(tr("Read the list again"));
    refresh->setAutoDefault(false);
    connect(explain, &QPushButton::clicked, this, &PickerDialog::choose);
    connect(refresh, &QPushButton::clicked, this, &PickerDialog::read);
    connect(new QShortcut(QKeySequence::Refresh, this), &QShortcut::activated, this, &PickerDialog::read);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    return buttons;
}

void PickerDialog::read() {
    isReading_ = true;
    processes_.read(program_);
    table_->resizeColumnsToContents();
    onSearched();
    isReading_ = false;
}

void PickerDialog::lookFor(const QString &name) {
    program_ = name;
    processes_.read(program_);
    if (processes_.pidsOf(name).isEmpty()) {
        say(tr("No process named “%1” of yours is running now. If you know the number of another one, enter it here.")
                .arg(Words::displayName(name)));
        pid_->setFocus();
    } else {
        search_->setText(Words::displayName(name));
    }
}

void PickerDialog::onSearched() {
    found_.setFilterFixedString(search_->text());
    table_->selectRow(0);
    if (found_.rowCount() == 0)
        say(tr("No running process of yours matches “%1”.").arg(Words::displayName(search_->text())));
    else
        notice_->hide();
}

void PickerDialog::choose() {
    const auto typed = pid_->text().trimmed();
    if (!typed.isEmpty()) {
        if (const auto pid = pidOf(typed))
            WhyDialog::open(client_, *pid, parentWidget());
        else
            say(tr("“%1” is no process number: it has only digits and is not 0.").arg(Words::displayName(typed)));
        return;
    }
    const auto chosen = table_->selectionModel()->selectedRows();
    if (chosen.isEmpty())
        say(tr("Choose a process in the list, or enter a process number."));
    else
        WhyDialog::open(client_, chosen.constFirst().data(ProcessesModel::pidRole).toUInt(), parentWidget());
}

void PickerDialog::say(const QString &sentence) {
    notice_->setText(sentence);
    notice_->show();
    announce(*this, sentence);
}

bool PickerDialog::eventFilter(QObject *watched, QEvent *event) {
    if (watched == search_ && event->type() == QEvent::KeyPress) {
        const auto key = static_cast<QKeyEvent *>(event)->key(); // NOLINT: that is its type
        if (key == Qt::Key_Down || key == Qt::Key_Up)
            return QCoreApplication::sendEvent(table_, event);
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace pandemonium::applet
