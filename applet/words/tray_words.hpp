// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the icon in the panel says.
#pragma once

#include "state/sample.hpp"
#include "state/service_state.hpp"

#include <QCoreApplication>
#include <QDateTime>

namespace pandemonium::applet {

class TrayWords {
    Q_DECLARE_TR_FUNCTIONS(pandemonium::applet::TrayWords)
public:
    /// One line of truth. Figures are of one moment, and the line says of which.
    [[nodiscard]] static QString tooltip(const ServiceState &service, const std::optional<Sample> &sample,
                                         const QDateTime &at);
};

} // namespace pandemonium::applet
