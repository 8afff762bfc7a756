// SPDX-License-Identifier: GPL-2.0-or-later
//
// PDDB files byte by byte, good and bad, for the tests. They say themselves what the formats are; only the checksum
// is the code's own, which a test holds against published values.
#pragma once

#include "store/crc32c.hpp"

#include <array>
#include <concepts>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace pandemonium::test {

template <std::unsigned_integral Number> std::string little_endian(Number value) {
    std::string text;
    for (std::size_t at = 0; at < sizeof(Number); ++at)
        text += static_cast<char>(value >> (8 * at) & 0xFF);
    return text;
}

inline std::string checksum_of(std::string_view text) { return little_endian(crc32c(std::as_bytes(std::span(text)))); }

inline std::string padded(std::string_view comm) {
    std::string text(comm);
    text.resize(16, '\0');
    return text;
}

class V1 {
public:
    V1 &entry(std::string_view comm, std::uint8_t tier, std::uint64_t mean, std::uint32_t observations,
              std::uint32_t votes) {
        entries_ += padded(comm) + little_endian(std::uint64_t{tier}) + little_endian(mean) +
                    little_endian(observations) + little_endian(votes);
        ++count_;
        return *this;
    }
    V1 &entries(int count) {
        for (int number = 0; number < count; ++number)
            entry(std::to_string(number), 0, 1, 3, 3);
        return *this;
    }
    std::string file() const { return "PDDB" + little_endian(1U) + little_endian(count_) + entries_; }

private:
    std::uint32_t count_ = 0;
    std::string entries_;
};

class V2 {
public:
    V2 &entry(std::string_view comm, std::uint8_t tier, std::uint64_t mean, std::uint64_t deviation,
              std::uint64_t wakeups, std::uint64_t switches, std::uint32_t observations, std::uint32_t votes) {
        entries_ += padded(comm) + little_endian(std::uint64_t{tier});
        for (const std::uint64_t number : {mean, deviation, wakeups, switches})
            entries_ += little_endian(number);
        entries_ += little_endian(observations) + little_endian(votes);
        ++count_;
        return *this;
    }
    std::string file() const { return "PDDB" + little_endian(2U) + little_endian(count_) + entries_; }

private:
    std::uint32_t count_ = 0;
    std::string entries_;
};

class V3 {
public:
    struct Rest {
        std::uint64_t number = 1; ///< for mean, deviation, wakeups and switches
        std::uint64_t observations = 3;
        std::uint64_t first = 0;
        std::uint64_t last = 0;
    };

    V3 &of_size(std::uint32_t size) {
        size_ = size;
        return *this;
    }
    V3 &claiming(std::uint32_t count) {
        count_ = count;
        return *this;
    }
    V3 &entry(std::string_view comm, std::array<std::uint32_t, 3> votes, Rest rest = {1, 3, 0, 0}) {
        std::string entry = padded(comm);
        for (const std::uint32_t vote : votes)
            entry += little_endian(vote);
        entry += little_endian(0U);
        for (int number = 0; number < 4; ++number)
            entry += little_endian(rest.number);
        entry += little_endian(rest.observations) + little_endian(rest.first) + little_endian(rest.last);
        if (size_ > entry.size() && size_ < 1000)
            entry.resize(size_, 'z');
        entries_ += entry;
        ++count_;
        return *this;
    }
    std::string file() const {
        std::string text = "PDDB" + little_endian(3U) + little_endian(count_) + little_endian(size_);
        text += checksum_of(text);
        text += entries_;
        return text + checksum_of(text);
    }

private:
    std::uint32_t size_ = 88;
    std::uint32_t count_ = 0;
    std::string entries_;
};

} // namespace pandemonium::test
