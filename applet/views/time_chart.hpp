// SPDX-License-Identifier: GPL-2.0-or-later
//
// A picture of the last two minutes: time to the right, a scale of values, and at the right end the mark of each tier
// beside its line or area. Follows palette and font; never moves by itself. What is drawn is the derived chart's.
#pragma once

#include "state/tier.hpp"

#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChartView>

namespace pandemonium::applet {

class TimeChart : public QChartView {
    Q_OBJECT
public:
    explicit TimeChart(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// Its labels, from the lowest value up: label and value. The scale ends where they end.
    using Labels = QList<std::pair<QString, double>>;
    void setScale(const Labels &labels);
    /// Shows the series on the axes; it is the chart's from then on.
    void show(QAbstractSeries *series);
    /// Where on the scale each tier's mark is; nothing for a tier that is not there now.
    using Marks = std::array<std::optional<double>, tierCount>;
    void setMarks(const Marks &marks);
    /// Gives the series the colours of the palette. To be called once by the derived constructor, too.
    virtual void dress();

    void changeEvent(QEvent *event) override;
    void drawForeground(QPainter *painter, const QRectF &rectangle) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] int markSide() const;

    QCategoryAxis *time_;
    QCategoryAxis *scale_;
    Marks marks_{};
};

} // namespace pandemonium::applet
