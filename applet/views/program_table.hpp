// SPDX-License-Identifier: GPL-2.0-or-later
//
// The programs as a table. What is selected stays selected, by name, also when other programs are shown.
#pragma once

#include "models/profile_filter.hpp"

#include <QTableView>

namespace pandemonium::applet {

class DesktopEntries;

class ProgramTable : public QTableView {
    Q_OBJECT
public:
    /// Both outlive this.
    ProgramTable(ProfileFilter &filter, const DesktopEntries &entries, QWidget *parent = nullptr);

    [[nodiscard]] QList<Profile> selected() const;
    /// Of the row the keyboard is at; empty: none.
    [[nodiscard]] QString currentName() const;
    /// The selected rows as lines with tabs between the cells; a row's note comes last.
    [[nodiscard]] QString selectedText() const;

Q_SIGNALS:
    void selectionMoved();

protected:
    void changeEvent(QEvent *event) override;

private:
    void giveLooks(const DesktopEntries &entries);
    void fitToFont();
    [[nodiscard]] int widthOf(int column) const;
    [[nodiscard]] QList<int> selectedRows() const;
    void remember();
    void restore();

    ProfileFilter &filter_;
    QStringList selectedNames_; ///< while the rows are replaced
    QString currentName_;
};

} // namespace pandemonium::applet
