// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/banner.hpp"

#include "views/announce.hpp"
#include "views/wrapped_label.hpp"

#include <QBoxLayout>

namespace pandemonium::applet {

Banner::Banner(Place place, QWidget *parent)
    : QFrame(parent), title_(wrappedLabel("title", this)), sentence_(wrappedLabel("sentence", this)),
      button_(new QPushButton(this)) {
    button_->setAutoDefault(false);
    connect(button_, &QPushButton::clicked, this, &Banner::pressed);
    if (place == Place::beside)
        layOutBeside();
    else
        layOutInstead();
    setVisible(false);
}

void Banner::say(const Content &content) {
    if (content == content_)
        return;
    content_ = content;
    title_->setText(content.title);
    title_->setVisible(!content.title.isEmpty());
    sentence_->setText(content.sentence);
    button_->setText(content.button);
    button_->setVisible(!content.button.isEmpty());
    const bool isSaid = !content.title.isEmpty() || !content.sentence.isEmpty();
    setVisible(isSaid);
    if (isVisible())
        announce(*this, content.sentence);
}

void Banner::layOutBeside() {
    setFrameStyle(QFrame::StyledPanel);
    auto *line = new QHBoxLayout(this);
    line->addWidget(title_);
    line->addWidget(sentence_, 1);
    line->addWidget(button_);
    title_->hide();
    button_->hide();
}

void Banner::layOutInstead() {
    constexpr double titleSize = 1.4;
    auto font = title_->font();
    font.setPointSizeF(font.pointSizeF() * titleSize);
    title_->setFont(font);
    auto *column = new QVBoxLayout(this);
    column->addStretch(1);
    for (auto *label : {title_, sentence_}) {
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label); // in the whole width: a label that wraps knows its height only then
    }
    column->addWidget(button_, 0, Qt::AlignHCenter);
    column->addStretch(2);
}

} // namespace pandemonium::applet
