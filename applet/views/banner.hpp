// SPDX-License-Identifier: GPL-2.0-or-later
//
// A line across the page that says something that matters now; it is there only while it has something to say.
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace pandemonium::applet {

class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Weight : quint8 { information, warning };

    explicit Banner(Weight weight, QWidget *parent = nullptr);

    /// Plain text; nothing hides the banner.
    void say(const QString &text);
    [[nodiscard]] QString text() const;
    /// Offers a cross that makes it say nothing.
    void letDismiss();

Q_SIGNALS:
    void dismissed();

private:
    QLabel *text_;
    QToolButton *dismiss_;
};

} // namespace pandemonium::applet
