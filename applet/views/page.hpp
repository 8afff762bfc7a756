// SPDX-License-Identifier: GPL-2.0-or-later
//
// One page of the window. It looks at the service only while somebody looks at it: shown and hidden are told, also
// when the whole window goes away or is minimised.
#pragma once

#include <QWidget>

namespace pandemonium::applet {

class Page : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

protected:
    /// Called when the page comes into sight, and when it goes out of it; never twice in a row.
    virtual void startLooking() {}
    virtual void stopLooking() {}
    [[nodiscard]] bool isLooking() const { return isLooking_; }

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    bool isLooking_ = false;
};

} // namespace pandemonium::applet
