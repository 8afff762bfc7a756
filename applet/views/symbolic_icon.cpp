// SPDX-License-Identifier: GPL-2.0-or-later
#include "views/symbolic_icon.hpp"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>

/// The icons are in a static library, from which only what is named is linked.
static void linkEmbeddedIcons() { Q_INIT_RESOURCE(icons); }

namespace pandemonium::applet {
namespace {

/// Takes the shape of an icon and a colour.
class TintedEngine : public QIconEngine {
public:
    TintedEngine(QIcon shape, const QColor &color) : shape_(std::move(shape)), color_(color) {}

    void paint(QPainter *painter, const QRect &rectangle, QIcon::Mode mode, QIcon::State state) override {
        painter->drawPixmap(rectangle,
                            scaledPixmap(rectangle.size(), mode, state, painter->device()->devicePixelRatio()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
        auto pixmap = shape_.pixmap(size, scale, mode, state);
        if (pixmap.isNull())
            return pixmap;
        QPainter painter(&pixmap);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), color_);
        return pixmap;
    }
    [[nodiscard]] QIconEngine *clone() const override { return new TintedEngine(*this); }

private:
    QIcon shape_;
    QColor color_;
};

} // namespace

QString stateIconName(const ServiceState &service) {
    if (!service.isPresent())
        return QStringLiteral("pandemonium-absent-symbolic");
    if (service.isFailing())
        return QStringLiteral("pandemonium-failed-symbolic");
    if (service.is(Activity::scheduling))
        return QStringLiteral("pandemonium-scheduling-symbolic");
    if (service.is(Activity::observing))
        return QStringLiteral("pandemonium-observing-symbolic");
    return QStringLiteral("pandemonium-off-symbolic");
}

QIcon themeIcon(const QString &name) {
    linkEmbeddedIcons();
    return QIcon::fromTheme(name, QIcon(QStringLiteral(":/icons/hicolor/symbolic/apps/%1.svg").arg(name)));
}

QIcon symbolicIcon(const QString &name, const QColor &color) { return QIcon(new TintedEngine(themeIcon(name), color)); }

} // namespace pandemonium::applet
