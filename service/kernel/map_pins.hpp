// SPDX-License-Identifier: GPL-2.0-or-later
//
// The maps of an object as files in bpffs, for people who look with bpftool. The files go with this; what somebody
// else put in their place meanwhile stays.
#pragma once

#include "core/result.hpp"

#include <bpf/libbpf.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace pandemonium {

class MapPins {
public:
    /// Pins every map of the object under directory (mode 0700, made if need be); nothing when directory is empty.
    [[nodiscard]] static Result<MapPins> make(bpf_object *object, const std::string &directory);

    MapPins() = default;
    MapPins(MapPins &&) = default;
    MapPins &operator=(MapPins &&) = delete;
    ~MapPins();

private:
    Result<void> pin(bpf_map *map, std::string path);

    struct Pin {
        std::string path;
        ino_t file;
    };
    std::vector<Pin> pins_;
};

} // namespace pandemonium
