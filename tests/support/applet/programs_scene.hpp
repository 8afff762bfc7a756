// SPDX-License-Identifier: GPL-2.0-or-later
//
// The Programs page, shown, with a service that a test has play: what can be seen of it, and what a person does to it.
#pragma once

#include "models/desktop_entries.hpp"
#include "support/applet/applet_test.hpp"
#include "support/applet/fake_service.hpp"
#include "views/banner.hpp"
#include "views/program_table.hpp"
#include "views/programs_page.hpp"

#include <QAbstractButton>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>

namespace pandemonium::test {

/// The page, shown, with a service that has these programs.
struct ProgramsScene {
    FakeService service;
    applet::Client client;
    applet::ForgetQueue forgetting{std::chrono::hours(1)};
    applet::DesktopEntries entries;
    std::unique_ptr<applet::ProgramsPage> page = std::make_unique<applet::ProgramsPage>(client, forgetting, entries);
    applet::ProgramTable *table = page->findChild<applet::ProgramTable *>();
    QLineEdit *search = page->findChild<QLineEdit *>();

    explicit ProgramsScene(const QList<QVariantMap> &programs = desktop_programs(), applet::Patience patience = {})
        : client(patience) {
        service.set_programs(programs);
        service.appear();
        page->resize(900, 600);
        page->show();
        page->activateWindow();
    }

    [[nodiscard]] int rows() const { return table->model()->rowCount(); }
    [[nodiscard]] QModelIndex cell(const QString &name, int column = applet::ProfilesModel::name) const {
        for (int row = 0; row < rows(); ++row)
            if (const auto index = table->model()->index(row, 0); index.data().toString() == name)
                return index.siblingAtColumn(column);
        return {};
    }
    [[nodiscard]] QString note(const QString &name) const {
        return cell(name).data(applet::ProfilesModel::noteRole).toString();
    }
    void select(const QStringList &names) const {
        table->clearSelection();
        for (const auto &name : names)
            table->selectionModel()->setCurrentIndex(cell(name),
                                                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
    [[nodiscard]] QStringList selected() const {
        QStringList names;
        for (const auto &profile : table->selected())
            names << profile.name;
        return names;
    }
    /// As if it were chosen from a menu or pressed.
    [[nodiscard]] QAction *action(const QString &text) const {
        for (auto *action : page->findChildren<QAction *>())
            if (action->text() == text)
                return action;
        qFatal("no action “%s”", qPrintable(text));
    }
    /// What is said beside or instead of the rows, and can be seen.
    [[nodiscard]] QStringList said() const {
        QStringList sentences;
        for (const auto *banner : page->findChildren<applet::Banner *>())
            if (banner->isVisible())
                sentences << banner->content().title << banner->content().sentence;
        sentences.removeAll(QString());
        return sentences;
    }
    [[nodiscard]] QString sentence() const { return said().join(u' '); }
    /// The buttons of what is said.
    [[nodiscard]] QStringList offered() const {
        QStringList buttons;
        for (const auto *banner : page->findChildren<applet::Banner *>())
            if (banner->isVisible())
                buttons << banner->content().button;
        buttons.removeAll(QString());
        return buttons;
    }
    /// The menu the key for it opens at the current row; the person's hand is on the keyboard.
    [[nodiscard]] QMenu *opened_menu() const {
        const auto place = table->visualRect(table->currentIndex()).center();
        QContextMenuEvent event(QContextMenuEvent::Keyboard, place, table->viewport()->mapToGlobal(place));
        QApplication::sendEvent(table->viewport(), &event);
        return qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
    void choose_from_the_sort_menu(const QString &text) const {
        QTest::keyClick(opened_menu(), Qt::Key_S);
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        for (qsizetype i = 0; i < menu->actions().size() && menu->activeAction()->text() != text; ++i)
            QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
    }
    void press(const QString &text) const {
        for (auto *button : page->findChildren<QAbstractButton *>())
            if (button->isVisible() && button->text() == text)
                return button->click();
        qFatal("no button “%s”", qPrintable(text));
    }
};

} // namespace pandemonium::test
