// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/pins_file.hpp"

#include "core/escape.hpp"

#include <algorithm>
#include <cerrno>
#include <format>
#include <iterator>

namespace pandemonium {

namespace {

constexpr std::string_view header = "# Pins that people made through the service, one `name = tier` per line:\n"
                                    "# batch, interactive or latency-critical. The service writes this file; edit\n"
                                    "# it by hand and reload the service. Comments do not survive the next change.\n"
                                    "# The administrator's own pins belong in /etc/pandemonium/pins.d/*.conf.\n";
constexpr std::string_view rejected_header = "# Not understood, and kept as they were:\n";
/// Bytes of rejected lines that are kept: what remains of a file's limit after as many pins as there can be.
constexpr std::size_t rejected_limit = text_file_limit / 2;
constexpr std::size_t directory_limit = 256; // files; nobody has that many by intention

/// Keeps lines until they would no longer fit into a file beside the pins.
class Rejected {
public:
    explicit Rejected(std::vector<std::string> &lines) : lines_(lines) {}
    void add(std::string_view line) {
        size_ += line.size() + 1;
        if (size_ <= rejected_limit)
            lines_.emplace_back(line);
    }

private:
    std::vector<std::string> &lines_;
    std::size_t size_ = 0;
};

/// Reports duplicates within one file.
class PinLines {
public:
    PinLines(PinMap &pins, Complaints &complaints) : pins_(pins), complaints_(complaints) {}

    bool add(const Line &line) {
        PinMap one;
        if (!add_pin(one, line.key, line, complaints_))
            return false;
        const auto &[name, tier] = *one.begin();
        if (pins_.size() == pin_limit && !pins_.contains(name)) {
            complaints_.add(line, std::format("is one pin too many, there can be {}", pin_limit));
            return false;
        }
        if (const auto [first, is_new] = first_lines_.try_emplace(name, line.number); !is_new)
            complaints_.add(
                line, std::format("{} is pinned in line {} too; this one counts", name_in_file(name), first->second));
        pins_.insert_or_assign(name, tier);
        return true;
    }

private:
    PinMap &pins_;
    Complaints &complaints_;
    std::map<Comm, std::size_t> first_lines_;
};

std::vector<std::filesystem::path> files_of(const std::filesystem::path &directory, Reports &reports) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    std::filesystem::directory_iterator entries(directory, error);
    for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error))
        if (const auto &path = entries->path();
            path.extension() == ".conf" && !path.filename().native().starts_with('.'))
            files.push_back(path);
    if (error && error.value() != ENOENT)
        reports.push_back({.sentence = std::format("{}: {}", escaped(directory.native()), error.message())});
    std::ranges::sort(files);
    if (files.size() > directory_limit) {
        reports.push_back({.sentence = std::format("{}: only the first {} files are read", escaped(directory.native()),
                                                   directory_limit)});
        files.resize(directory_limit);
    }
    return files;
}

/// Adds the pins of one file to those of the files before it.
void add_file(DirectoryPins &all, const std::filesystem::path &file, const PinMap &pins) {
    for (const auto &[name, tier] : pins) {
        const auto known = all.pins.find(name);
        if (known == all.pins.end() && all.pins.size() == pin_limit) {
            all.reports.push_back({.sentence = std::format("{}: more pins than the {} there can be are left out",
                                                           escaped(file.native()), pin_limit)});
            return;
        }
        if (known != all.pins.end())
            all.reports.push_back({.severity = Report::Severity::information,
                                   .sentence = std::format("{}: {} is pinned in an earlier file too; this one counts",
                                                           escaped(file.native()), name_in_file(name))});
        all.pins.insert_or_assign(name, tier);
    }
}

} // namespace

bool add_pin(PinMap &pins, std::string_view name, const Line &line, Complaints &complaints) {
    const auto comm = Comm::from_escaped(name);
    if (!comm) {
        complaints.add(line, comm.error());
        return false;
    }
    const auto tier = tier_from(line.value);
    if (!tier) {
        complaints.add(line, std::format("{} is not a tier; they are batch, interactive and latency-critical",
                                         quoted(line.value)));
        return false;
    }
    pins.insert_or_assign(*comm, *tier);
    return true;
}

std::string name_in_file(const Comm &name) {
    std::string text;
    for (const char c : name.escaped())
        text += c == '#' ? std::string("\\x23") : std::string(1, c);
    if (text.starts_with(' '))
        text.replace(0, 1, "\\x20");
    if (text.ends_with(' '))
        text.replace(text.size() - 1, 1, "\\x20");
    return text;
}

ParsedPins parse_pins(std::string_view text, const std::filesystem::path &file) {
    ParsedPins parsed;
    Complaints complaints(file);
    Rejected rejected(parsed.rejected);
    PinLines pins(parsed.pins, complaints);
    for (const Line &line : parse_lines(text, complaints, [&](std::string_view bad) { rejected.add(bad); }))
        if (!pins.add(line))
            rejected.add(line.text);
    parsed.reports = std::move(complaints).finish();
    return parsed;
}

std::string serialise_pins(const PinMap &pins, std::span<const std::string> rejected) {
    std::string text(header);
    for (const auto &[name, tier] : pins)
        std::format_to(std::back_inserter(text), "{} = {}\n", name_in_file(name), to_string(tier));
    if (!rejected.empty())
        text += rejected_header;
    for (const std::string &line : rejected)
        text += line + "\n";
    return text;
}

PinsFile::Loaded PinsFile::load() {
    on_disk_.reset();
    rejected_.clear();
    const auto bytes = file_.read();
    if (!bytes)
        return {.reports = {{.sentence = bytes.error().sentence}}};
    if (!*bytes) {
        on_disk_ = PinMap{};
        return {.pins = PinMap{}};
    }
    ParsedPins parsed = parse_pins(text_of(**bytes), file_.path());
    rejected_ = std::move(parsed.rejected);
    on_disk_ = parsed.pins;
    return {.pins = std::move(parsed.pins), .reports = std::move(parsed.reports)};
}

Result<void> PinsFile::save(const PinMap &pins) {
    if (on_disk_ == pins)
        return {};
    const std::string text = serialise_pins(pins, rejected_);
    auto written = file_.replace(bytes_of(text), Previous::kept);
    if (written)
        on_disk_ = pins;
    return written;
}

DirectoryPins load_pins_directory(const std::filesystem::path &directory) {
    DirectoryPins all;
    for (const auto &file : files_of(directory, all.reports)) {
        // the administrator's files may be links, as some distributions and tools make them
        const auto bytes = read_file(file, text_file_limit, Symlinks::followed);
        if (!bytes) {
            all.reports.push_back({.sentence = bytes.error().sentence});
            continue;
        }
        ParsedPins parsed = parse_pins(text_of(*bytes), file);
        append(all.reports, std::move(parsed.reports));
        add_file(all, file, parsed.pins);
    }
    return all;
}

} // namespace pandemonium
