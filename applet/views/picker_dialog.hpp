// SPDX-License-Identifier: GPL-2.0-or-later
//
// Which process? By its number, or from a list of the person's own that can be searched. The choice opens WhyDialog.
// The list is read when the dialog opens and when told to.
#pragma once

#include "client/client.hpp"
#include "models/processes_model.hpp"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace pandemonium::applet {

class PickerDialog : public QDialog {
    Q_OBJECT
public:
    PickerDialog(Client &client, QWidget *parent);

    static void open(Client &client, QWidget *parent);
    /// Says so when no process of that name is running. name: as the service wrote it.
    static void openForProgram(Client &client, const QString &name, QWidget *parent);

protected:
    /// Up and down in the search field move in the list.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildFields();
    void buildTable();
    [[nodiscard]] QDialogButtonBox *buttons();
    void read();
    void lookFor(const QString &name);
    void onSearched();
    void choose();
    void say(const QString &sentence);

    Client &client_;
    QString program_; ///< threads of this name are listed too
    ProcessesModel processes_;
    QSortFilterProxyModel found_;
    QLabel *notice_;
    QLineEdit *search_;
    QTableView *table_;
    QLineEdit *pid_;
    bool isReading_ = false; ///< rows come and go by themselves, and nobody chooses one
};

} // namespace pandemonium::applet
