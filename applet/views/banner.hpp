// SPDX-License-Identifier: GPL-2.0-or-later
//
// A sentence in the place where it matters, with at most one button: as a line beside other things, or instead of
// them with a title. There is nothing to see while there is nothing to say.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace pandemonium::applet {

class Banner : public QFrame {
    Q_OBJECT
public:
    enum class Place : quint8 { beside, instead };
    explicit Banner(Place place, QWidget *parent = nullptr);

    struct Content {
        QString title = {}; ///< only instead of something else
        QString sentence = {};
        QString button = {}; ///< empty: none

        bool operator==(const Content &) const = default;
    };
    /// A sentence that is new, and can be seen, is also read out.
    void say(const Content &content);
    [[nodiscard]] const Content &content() const { return content_; }

Q_SIGNALS:
    void pressed();

private:
    void layOutBeside();
    void layOutInstead();

    QLabel *title_;
    QLabel *sentence_;
    QPushButton *button_;
    Content content_;
};

} // namespace pandemonium::applet
