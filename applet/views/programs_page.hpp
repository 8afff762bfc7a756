// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the service learned of each program and what people decided about it, as a table that stays up to date, with
// what can be done about a program. Asks and waits: a row changes when the service says so.
#pragma once

#include "client/profile_changes.hpp"
#include "client/profile_feed.hpp"
#include "models/forget_queue.hpp"
#include "models/profile_filter.hpp"
#include "views/banner.hpp"
#include "views/page.hpp"

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace pandemonium::applet {

class DesktopEntries;
class ProgramActions;
class ProgramTable;

class ProgramsPage : public Page {
    Q_OBJECT
public:
    /// All outlive this.
    ProgramsPage(Client &client, ForgetQueue &forgetting, const DesktopEntries &entries, QWidget *parent = nullptr);

Q_SIGNALS:
    /// A change somebody wanted did not happen; the row says so too. title: what, in a few words.
    void failed(const QString &title, const pandemonium::applet::Failure &failure);
    void whyAsked(const QString &name);
    void pickerAsked();

protected:
    void startLooking() override { feed_.start(); }
    void stopLooking() override { feed_.stop(); }

private:
    void layOut();
    [[nodiscard]] QBoxLayout *newFilterLine();
    [[nodiscard]] QBoxLayout *newButtonLine();
    void listenToFeed();
    void listenToChanges();
    void listenToActions();
    void listenToForgetting();
    void openMenu(const QPoint &place);
    void applyFilter();
    void clearFilter();
    /// For the list, after a refusal: the person may be asked.
    void askAgain();
    /// Nothing that was said of the last action holds any more.
    void beginAction() { model_.clearSettledNotes(); }
    /// The rows are others, or there are none: says which, or why.
    void showRows();
    [[nodiscard]] Banner::Content insteadOfRows() const;
    [[nodiscard]] QString emptySentence() const;
    [[nodiscard]] QString waitingSentence() const;
    /// Of the button; empty while it is asked.
    [[nodiscard]] QString askAgainText() const;
    void showSelected();
    void showForgetting();

    Client &client_;
    ForgetQueue &forgetting_;
    ProfileFeed feed_;
    ProfileChanges changes_;
    ProfilesModel model_;
    ProfileFilter filter_;
    bool isListed_ = false; ///< the service told what there is
    std::optional<Failure> refusal_;
    bool isAskedAgain_ = false; ///< what was refused
    QLineEdit *search_;
    QComboBox *choice_;
    QLabel *count_;
    QStackedWidget *rowsOrNotice_;
    ProgramTable *table_;
    Banner *instead_;     ///< of rows
    Banner *outOfDate_;   ///< rows are there, and changes are not told any more
    Banner *settledNote_; ///< the current row's, or the last one's, whole
    Banner *forgettingBar_;
    ProgramActions *actions_;
};

} // namespace pandemonium::applet
