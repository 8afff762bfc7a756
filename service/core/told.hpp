// SPDX-License-Identifier: GPL-2.0-or-later
//
// What the kernel side was last told, so that it is told differences only. It is never asked back.
#pragma once

#include "core/observation.hpp"
#include "core/outcome.hpp"
#include "core/pins.hpp"

#include <vector>

namespace pandemonium {

class Told {
public:
    /// Appends what differs and remembers it as told. Of more pins than the kernel's map holds (files written by
    /// hand can name more) the administrator's come first, then the others by name.
    void tell(const Pins &pins, KernelWrites &writes);
    /// Sorted by name, one of each.
    void tell(std::vector<Prediction> predictions, KernelWrites &writes);

    /// The same for a kernel side that knows nothing.
    [[nodiscard]] KernelWrites everything() const;

private:
    std::vector<PinWrite> pins_; ///< both sorted by name, so that differences are found in one pass
    std::vector<Prediction> predictions_;
};

} // namespace pandemonium
