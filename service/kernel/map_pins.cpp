// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/map_pins.hpp"

#include <algorithm>
#include <cerrno>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace pandemonium {

namespace {

std::optional<ino_t> file_at(const std::string &path) {
    struct stat found{};
    if (lstat(path.c_str(), &found) != 0)
        return std::nullopt;
    return found.st_ino;
}

/// bpffs takes no periods, which the maps of global variables have in their names.
std::string file_name(const bpf_map *map) {
    std::string name = bpf_map__name(map);
    std::ranges::replace(name, '.', '_');
    return name;
}

} // namespace

Result<MapPins> MapPins::make(bpf_object *object, const std::string &directory) {
    MapPins pins;
    if (directory.empty())
        return pins;
    if (mkdir(directory.c_str(), S_IRWXU) != 0 && errno != EEXIST)
        return failure(errno, "cannot make " + directory);
    bpf_map *map = nullptr;
    bpf_object__for_each_map(map, object) {
        if (const auto done = pins.pin(map, directory + "/" + file_name(map)); !done)
            return std::unexpected(done.error());
    }
    return pins;
}

Result<void> MapPins::pin(bpf_map *map, std::string path) {
    // What a killed service left there keeps its maps alive and takes the names.
    if (unlink(path.c_str()) != 0 && errno != ENOENT)
        return failure(errno, "cannot replace " + path);
    if (const int error = bpf_map__pin(map, path.c_str()); error != 0)
        return failure(-error, "cannot pin " + path);
    if (const auto file = file_at(path))
        pins_.push_back({.path = std::move(path), .file = *file});
    return {};
}

MapPins::~MapPins() {
    for (const Pin &pin : pins_) {
        if (file_at(pin.path) == pin.file)
            (void)unlink(pin.path.c_str()); // nobody is left to be told
    }
}

} // namespace pandemonium
