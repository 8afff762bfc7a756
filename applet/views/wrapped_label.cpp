// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/wrapped_label.hpp"

namespace pandemonium::applet {

QLabel *wrappedLabel(QWidget *parent) {
    auto *const label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QLabel *wrappedLabel(const char *name, QWidget *parent) {
    auto *const label = wrappedLabel(parent);
    label->setObjectName(QLatin1StringView(name));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace pandemonium::applet
