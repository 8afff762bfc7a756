// SPDX-License-Identifier: GPL-2.0-or-later
//
// A BPF map with its types: the one place where void pointers are handed to the kernel. It borrows the
// descriptor from the skeleton, which must outlive it.
#pragma once

#include "core/result.hpp"

#include <bpf/bpf.h>
#include <cerrno>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace pandemonium {

template <typename Key, typename Value> class Map {
public:
    Map(int fd, std::string_view name) : fd_(fd), name_(name) {}

    /// One value per possible CPU, for per-CPU maps; cpus values are read.
    [[nodiscard]] Result<std::vector<Value>> lookup_per_cpu(const Key &key, std::size_t cpus) const {
        static_assert(sizeof(Value) % 8 == 0, "the kernel rounds per-CPU values up to 8 bytes");
        std::vector<Value> values(cpus);
        if (bpf_map_lookup_elem(fd_, &key, values.data()) != 0)
            return failure(errno, name_);
        return values;
    }

    [[nodiscard]] Result<void> update(const Key &key, const Value &value) const {
        if (bpf_map_update_elem(fd_, &key, &value, BPF_ANY) != 0)
            return failure(errno, name_);
        return {};
    }

    /// A key that is not there is what the caller wanted.
    [[nodiscard]] Result<void> erase(const Key &key) const {
        if (bpf_map_delete_elem(fd_, &key) != 0 && errno != ENOENT)
            return failure(errno, name_);
        return {};
    }

    /// Reads and removes everything, at most limit entries. One batched call where the kernel has it.
    [[nodiscard]] Result<std::vector<std::pair<Key, Value>>> drain(std::uint32_t limit) const {
        std::vector<Key> keys(limit);
        std::vector<Value> values(limit);
        std::uint32_t count = limit;
        std::uint64_t position = 0;
        const int status =
            bpf_map_lookup_and_delete_batch(fd_, nullptr, &position, keys.data(), values.data(), &count, nullptr);
        if (status != 0 && errno != ENOENT) // the last batch says ENOENT, with a valid count
            return drain_one_by_one(limit);
        std::vector<std::pair<Key, Value>> entries;
        entries.reserve(count);
        for (std::uint32_t i = 0; i < count; ++i)
            entries.emplace_back(keys[i], values[i]);
        return entries;
    }

private:
    [[nodiscard]] Result<std::vector<std::pair<Key, Value>>> drain_one_by_one(std::uint32_t limit) const {
        std::vector<std::pair<Key, Value>> entries;
        Key key{};
        while (entries.size() < limit && bpf_map_get_next_key(fd_, nullptr, &key) == 0) {
            Value value{};
            if (bpf_map_lookup_elem(fd_, &key, &value) == 0)
                entries.emplace_back(key, value);
            // A key that vanished meanwhile is normal: the map evicts by itself.
            if (bpf_map_delete_elem(fd_, &key) != 0 && errno != ENOENT)
                return failure(errno, name_);
        }
        return entries;
    }

    int fd_;
    std::string_view name_;
};

} // namespace pandemonium
