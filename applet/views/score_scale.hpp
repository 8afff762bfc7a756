// SPDX-License-Identifier: GPL-2.0-or-later
//
// A score on its scale: three zones of equal length, one per tier, with the thresholds between them. A score beyond
// the ends is shown at the end by an arrow that points outward.
#pragma once

#include "state/explanation.hpp"

#include <QWidget>

namespace pandemonium::applet {

class ScoreScale : public QWidget {
    Q_OBJECT
public:
    explicit ScoreScale(QWidget *parent = nullptr);

    /// thresholdInteractive must be below thresholdLatencyCritical.
    void showScore(const Explanation &explanation);

    enum class Beyond : quint8 { no, below, above };
    [[nodiscard]] Beyond beyond() const;
    /// 0 at the left end of the scale, 1 at the right.
    [[nodiscard]] double place() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintZone(QPainter &painter, Tier tier, const QRect &zone) const;
    void paintThreshold(QPainter &painter, int x, double threshold) const;
    void paintPointer(QPainter &painter) const;
    [[nodiscard]] QRect bar() const;
    [[nodiscard]] double unclampedPlace() const;

    double score_ = 0;
    double interactive_ = 0;
    double latencyCritical_ = 1;
};

} // namespace pandemonium::applet
