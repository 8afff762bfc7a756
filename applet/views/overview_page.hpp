// SPDX-License-Identifier: GPL-2.0-or-later
//
// The first page: what the machine and the three tiers do now and did in the last two minutes, or why there is nothing
// to show. Samples are asked for only while somebody looks; figures that are not live are not shown.
#pragma once

#include "client/client.hpp"
#include "models/history.hpp"
#include "views/page.hpp"

class QVBoxLayout;

namespace pandemonium::applet {

class Banner;
class Figures;

class OverviewPage : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(Client &client, QWidget *parent = nullptr);

protected:
    void startLooking() override;
    void stopLooking() override;

private:
    void onChanged(const ServiceState &before);
    void onSample(const Sample &sample);
    void onFailure(const Failure &failure);
    void askAgain();
    void tell();
    void tellFigures();
    void tellWhyNothing();
    void dropFigures();

    Client &client_;
    History history_;
    std::optional<Sample> latest_;
    std::optional<Failure> failure_; ///< of the samples, since the last of them
    qint64 toldUs_ = 0;              ///< time of the sample that was shown last
    QVBoxLayout *column_;
    Banner *unenforced_;
    Banner *nothing_;            ///< why there are no figures
    Figures *figures_ = nullptr; ///< only while they are shown: pictures are large
};

} // namespace pandemonium::applet
