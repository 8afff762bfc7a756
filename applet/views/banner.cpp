// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/banner.hpp"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>

namespace pandemonium::applet {

Banner::Banner(Weight weight, QWidget *parent)
    : QFrame(parent), text_(new QLabel(this)), dismiss_(new QToolButton(this)) {
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    auto *icon = new QLabel(this);
    const auto side = style()->pixelMetric(QStyle::PM_SmallIconSize);
    const auto picture = weight == Weight::warning ? QStyle::SP_MessageBoxWarning : QStyle::SP_MessageBoxInformation;
    icon->setPixmap(style()->standardIcon(picture).pixmap(QSize(side, side), devicePixelRatio()));
    text_->setTextFormat(Qt::PlainText);
    text_->setWordWrap(true);
    text_->setForegroundRole(QPalette::ToolTipText);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    dismiss_->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    dismiss_->setAutoRaise(true);
    dismiss_->setToolTip(tr("Dismiss"));
    dismiss_->setAccessibleName(tr("Dismiss this message"));
    dismiss_->hide();
    connect(dismiss_, &QToolButton::clicked, this, [this] {
        say({});
        Q_EMIT dismissed();
    });
    auto *row = new QHBoxLayout(this);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(text_, 1);
    row->addWidget(dismiss_, 0, Qt::AlignTop);
    hide();
}

void Banner::say(const QString &text) {
    if (text == text_->text())
        return;
    text_->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    if (!text.isEmpty()) {
        QAccessibleEvent event(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

QString Banner::text() const { return text_->text(); }

void Banner::letDismiss() { dismiss_->show(); }

} // namespace pandemonium::applet
