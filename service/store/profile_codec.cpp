// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/profile_codec.hpp"

#include "store/crc32c.hpp"

#include <algorithm>
#include <concepts>
#include <format>
#include <limits>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

namespace pandemonium {

namespace {

using Bytes = std::span<const std::byte>;

constexpr std::string_view magic = "PDDB";
constexpr std::size_t short_header_size = 12; // versions 1 and 2
constexpr std::size_t header_size = 20;       // version 3
constexpr std::size_t checksum_size = 4;
constexpr std::size_t v1_entry_size = 40;
constexpr std::size_t v2_entry_size = 64;
constexpr std::size_t v3_entry_size = 88;
constexpr std::uint32_t imported_votes_limit = 8;
constexpr double vote_unit = 65536.0; // 16.16 fixed point
/// Leaves room to count on, and is exact in a double on its way to any client.
constexpr std::uint64_t observations_limit = std::uint64_t{1} << 53;

/// Takes little-endian numbers from the front. The caller has checked that there are enough bytes.
class Reader {
public:
    explicit Reader(Bytes bytes) : bytes_(bytes) {}

    Bytes take(std::size_t count) {
        const Bytes taken = bytes_.first(count);
        bytes_ = bytes_.subspan(count);
        return taken;
    }
    template <std::unsigned_integral Number> Number number() {
        Number value = 0;
        const Bytes bytes = take(sizeof(Number));
        for (std::size_t at = 0; at < sizeof(Number); ++at)
            value |= static_cast<Number>(static_cast<Number>(bytes[at]) << (8 * at));
        return value;
    }

private:
    Bytes bytes_;
};

class Writer {
public:
    explicit Writer(std::size_t size) { bytes_.reserve(size); }

    void text(std::string_view text) { std::ranges::copy(std::as_bytes(std::span(text)), std::back_inserter(bytes_)); }
    template <std::unsigned_integral Number> void number(Number value) {
        for (std::size_t at = 0; at < sizeof(Number); ++at)
            bytes_.push_back(static_cast<std::byte>(value >> (8 * at)));
    }
    void checksum() { number(crc32c(bytes_)); }
    std::vector<std::byte> finish() && { return std::move(bytes_); }

private:
    std::vector<std::byte> bytes_;
};

/// Nothing for an empty name and for one without its NUL: that cannot come from the kernel.
std::optional<Comm> take_comm(Reader &reader) {
    const Bytes bytes = reader.take(Comm::capacity);
    if (std::to_integer<char>(bytes.front()) == '\0' || std::ranges::find(bytes, std::byte{0}) == bytes.end())
        return std::nullopt;
    return Comm::from_bytes({reinterpret_cast<const char *>(bytes.data()), bytes.size()});
}

std::int64_t saturated(std::uint64_t value) {
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(std::min(value, most));
}

std::chrono::nanoseconds take_duration(Reader &reader) {
    return std::chrono::nanoseconds(saturated(reader.number<std::uint64_t>()));
}

WallTime take_time(Reader &reader) {
    return WallTime(std::chrono::microseconds(static_cast<std::int64_t>(reader.number<std::uint64_t>())));
}

/// Bounded, or nothing when the profile says nothing: no name, nothing observed, no vote that a file can hold.
std::optional<Profile> sensible(Profile profile) {
    profile = bounded(profile);
    profile.observations = std::min(profile.observations, observations_limit);
    const bool has_vote = std::ranges::any_of(profile.votes, [](double votes) { return votes >= 1.0 / vote_unit; });
    if (profile.name.is_empty() || profile.observations == 0 || !has_vote)
        return std::nullopt;
    return profile;
}

struct Layout {
    std::uint32_t version = 0;
    std::uint32_t count = 0;
    std::size_t entry_size = 0;
    Bytes entries;
};

std::optional<Profile> short_entry(Reader reader, std::uint32_t version, WallTime import_time) {
    const auto name = take_comm(reader);
    const auto tier = reader.number<std::uint8_t>();
    if (!name || tier >= tier_count)
        return std::nullopt;
    (void)reader.take(7); // unused by the format
    Profile profile;
    profile.name = *name;
    profile.first_seen = profile.last_seen = import_time;
    profile.behaviour.avg_runtime = profile.behaviour.runtime_dev = take_duration(reader);
    if (version == 2) {
        profile.behaviour.runtime_dev = take_duration(reader);
        profile.behaviour.wakeup_freq = reader.number<std::uint64_t>();
        profile.behaviour.csw_rate = reader.number<std::uint64_t>();
    }
    profile.observations = reader.number<std::uint32_t>();
    profile.votes[tier] = std::min(reader.number<std::uint32_t>(), imported_votes_limit);
    return sensible(profile);
}

std::optional<Profile> full_entry(Reader reader) {
    const auto name = take_comm(reader);
    if (!name)
        return std::nullopt;
    Profile profile;
    profile.name = *name;
    for (double &votes : profile.votes)
        votes = reader.number<std::uint32_t>() / vote_unit;
    (void)reader.number<std::uint32_t>(); // unused by the format
    profile.behaviour.avg_runtime = take_duration(reader);
    profile.behaviour.runtime_dev = take_duration(reader);
    profile.behaviour.wakeup_freq = reader.number<std::uint64_t>();
    profile.behaviour.csw_rate = reader.number<std::uint64_t>();
    profile.observations = reader.number<std::uint64_t>();
    profile.first_seen = take_time(reader);
    profile.last_seen = take_time(reader);
    return sensible(profile);
}

std::expected<Layout, std::string> short_layout(Bytes file, std::uint32_t version, std::uint32_t count) {
    return Layout{version, count, version == 1 ? v1_entry_size : v2_entry_size, file.subspan(short_header_size)};
}

std::expected<Layout, std::string> full_layout(Bytes file, std::uint32_t count) {
    if (file.size() < header_size + checksum_size)
        return std::unexpected("is cut short");
    Reader reader(file.subspan(short_header_size));
    const auto entry_size = reader.number<std::uint32_t>();
    if (reader.number<std::uint32_t>() != crc32c(file.first(header_size - checksum_size)))
        return std::unexpected("has a header with a wrong checksum");
    if (entry_size < v3_entry_size)
        return std::unexpected(std::format("has entries of {} bytes, fewer than version 3 needs", entry_size));
    if (Reader(file.last(checksum_size)).number<std::uint32_t>() != crc32c(file.first(file.size() - checksum_size)))
        return std::unexpected("has a wrong checksum");
    const std::size_t entries = file.size() - header_size - checksum_size;
    return Layout{3, count, entry_size, file.subspan(header_size, entries)};
}

std::expected<Layout, std::string> layout_of(Bytes file) {
    if (file.size() > profile_file_limit)
        return std::unexpected(std::format("is larger than {} bytes", profile_file_limit));
    if (file.size() < short_header_size)
        return std::unexpected("is shorter than a header");
    Reader reader(file);
    if (!std::ranges::equal(reader.take(magic.size()), std::as_bytes(std::span(magic))))
        return std::unexpected("is not a file of profiles");
    const auto version = reader.number<std::uint32_t>();
    const auto count = reader.number<std::uint32_t>();
    switch (version) {
    case 1:
    case 2:
        return short_layout(file, version, count);
    case 3:
        return full_layout(file, count);
    default:
        return std::unexpected(std::format("has the unknown version {}", version));
    }
}

/// The count has to be the one that fills the file, no more and no less.
std::expected<Layout, std::string> checked(Layout layout) {
    if (layout.count > profile_count_limit)
        return std::unexpected(std::format("claims {} entries, more than {}", layout.count, profile_count_limit));
    if (std::uint64_t{layout.count} * layout.entry_size != layout.entries.size())
        return std::unexpected(std::format("claims {} entries of {} bytes and holds {} bytes", layout.count,
                                           layout.entry_size, layout.entries.size()));
    return layout;
}

ParsedProfiles read_entries(const Layout &layout, WallTime import_time) {
    ParsedProfiles parsed{.version = layout.version};
    std::set<Comm> names;
    for (std::size_t at = 0; at < layout.count; ++at) {
        const Reader entry(layout.entries.subspan(at * layout.entry_size, layout.entry_size));
        auto profile = layout.version == 3 ? full_entry(entry) : short_entry(entry, layout.version, import_time);
        if (profile && names.insert(profile->name).second)
            parsed.profiles.push_back(*std::move(profile));
        else
            ++parsed.skipped;
    }
    return parsed;
}

void write_entry(Writer &writer, const Profile &profile) {
    writer.text({profile.name.padded().data(), Comm::capacity});
    for (const double votes : profile.votes)
        writer.number(static_cast<std::uint32_t>(votes * vote_unit));
    writer.number(std::uint32_t{0}); // unused by the format
    writer.number(static_cast<std::uint64_t>(profile.behaviour.avg_runtime.count()));
    writer.number(static_cast<std::uint64_t>(profile.behaviour.runtime_dev.count()));
    writer.number(profile.behaviour.wakeup_freq);
    writer.number(profile.behaviour.csw_rate);
    writer.number(profile.observations);
    writer.number(static_cast<std::uint64_t>(profile.first_seen.time_since_epoch().count()));
    writer.number(static_cast<std::uint64_t>(profile.last_seen.time_since_epoch().count()));
}

} // namespace

std::expected<ParsedProfiles, std::string> parse_profiles(std::span<const std::byte> file, WallTime import_time) {
    return layout_of(file).and_then(checked).transform(
        [import_time](const Layout &layout) { return read_entries(layout, import_time); });
}

std::vector<std::byte> serialise_profiles(std::span<const Profile> profiles) {
    std::vector<Profile> written;
    for (const Profile &profile : profiles)
        if (auto kept = sensible(profile))
            written.push_back(*std::move(kept));
    if (written.size() > profile_count_limit) {
        std::ranges::partial_sort(written, written.begin() + profile_count_limit, std::greater(), &Profile::last_seen);
        written.resize(profile_count_limit);
    }
    Writer writer(header_size + written.size() * v3_entry_size + checksum_size);
    writer.text(magic);
    writer.number(std::uint32_t{3});
    writer.number(static_cast<std::uint32_t>(written.size()));
    writer.number(static_cast<std::uint32_t>(v3_entry_size));
    writer.checksum();
    for (const Profile &profile : written)
        write_entry(writer, profile);
    writer.checksum();
    return std::move(writer).finish();
}

} // namespace pandemonium
