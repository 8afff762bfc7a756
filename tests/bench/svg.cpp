// SPDX-License-Identifier: GPL-2.0-or-later
#include "svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <vector>

namespace bench {

namespace {

using Rows = std::vector<const Table::Row *>;

// Pixels.
constexpr int width = 820;
constexpr int margin = 16;
constexpr int plot_left = 150;
constexpr int plot_right = 640;
constexpr int figures_left = 660;
constexpr int title_line = 28;
constexpr int legend_line = 52;
constexpr int plot_top = 68;
constexpr int lane = 22;
constexpr int tick_gap = 16;
constexpr int axis_height = 44;
constexpr int text_drop = 4; // from the middle of a letter to its foot

/// Told apart by shape, and by colours that differ for the colour-blind too. Around 0 0.
struct Mark {
    const char *name;
    unsigned percent;
    const char *shape;
};
constexpr std::array marks{
    Mark{"max", 100, R"(<rect x="-1.5" y="-8" width="3" height="16" fill="#333333"/>)"},
    Mark{"p99", 99, R"(<path d="M0 -7 L7 0 L0 7 L-7 0 Z" fill="#d55e00"/>)"},
    Mark{"p50", 50, R"(<circle r="5" fill="#0072b2"/>)"},
};

int decade_below(std::uint64_t us) {
    int decade = 0;
    for (; us >= 10; us /= 10)
        ++decade;
    return decade;
}

int decade_above(std::uint64_t us) { return us > 1 ? decade_below(us - 1) + 1 : 0; }

/// Whole decades, from one to another that is larger.
struct Axis {
    int first;
    int last;

    [[nodiscard]] double x_of(double us) const {
        const auto share = (std::log10(std::max(us, 1.0)) - first) / (last - first);
        return plot_left + share * (plot_right - plot_left);
    }
};

Axis axis_for(const Rows &rows) {
    const auto p50 = [](const Table::Row *row) { return row->figure.percentile(50); };
    const auto max = [](const Table::Row *row) { return row->figure.max(); };
    const int first = decade_below(p50(*std::ranges::min_element(rows, {}, p50)));
    return {.first = first, .last = std::max(first + 1, decade_above(max(*std::ranges::max_element(rows, {}, max))))};
}

std::string text(double x, int y, const char *attributes, const std::string &words) {
    return std::format("<text x=\"{:.1f}\" y=\"{}\"{}>{}</text>\n", x, y, attributes, words);
}

std::string mark_at(double x, int y, const Mark &mark) {
    return std::format("<g class=\"{}\" transform=\"translate({:.1f} {})\">{}</g>\n", mark.name, x, y, mark.shape);
}

std::string head(int height) {
    return std::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" viewBox="0 0 {0} {1}" )"
                       R"(font-family="sans-serif" font-size="13" fill="#222222">)"
                       "\n"
                       R"(<rect width="{0}" height="{1}" rx="6" fill="#ffffff" stroke="#bbbbbb"/>)"
                       "\n",
                       width, height);
}

std::string legend() {
    constexpr int step = 70;
    std::string all;
    int x = plot_left;
    for (const auto &mark : {marks[2], marks[1], marks[0]}) {
        all += mark_at(x, legend_line - text_drop, mark) + text(x + lane / 2.0, legend_line, "", mark.name);
        x += step;
    }
    return all + text(figures_left, legend_line, "", "p50 / p99 / max");
}

std::string grid(const Axis &axis, int bottom) {
    std::string all;
    std::uint64_t us = 1;
    for (int decade = 0; decade <= axis.last; ++decade, us *= 10) {
        if (decade < axis.first)
            continue;
        const auto x = axis.x_of(static_cast<double>(us));
        all += std::format("<line x1=\"{0:.1f}\" y1=\"{1}\" x2=\"{0:.1f}\" y2=\"{2}\" stroke=\"#dddddd\"/>\n", x,
                           plot_top, bottom) +
               text(x, bottom + tick_gap, R"( text-anchor="middle")", std::to_string(us));
    }
    return all + text((plot_left + plot_right) / 2.0, bottom + 2 * tick_gap, R"( text-anchor="middle")", "us");
}

std::string lane_of(const Table::Row &row, const Axis &axis, int y) {
    const auto &figure = row.figure;
    const auto x_of = [&](unsigned percent) { return axis.x_of(static_cast<double>(figure.percentile(percent))); };
    auto all = text(margin + lane / 2.0, y + text_drop, "", row.scheduler) +
               std::format("<line x1=\"{0:.1f}\" y1=\"{2}\" x2=\"{1:.1f}\" y2=\"{2}\" stroke=\"#888888\" "
                           "stroke-width=\"2\"/>\n",
                           x_of(50), x_of(100), y);
    for (const auto &mark : marks)
        all += mark_at(x_of(mark.percent), y, mark);
    return all + text(figures_left, y + text_drop, "",
                      std::format("{} / {} / {}", figure.percentile(50), figure.percentile(99), figure.max()));
}

std::vector<std::string> machines_of(const Rows &rows) {
    std::vector<std::string> machines;
    for (const auto *row : rows)
        if (!std::ranges::contains(machines, row->machine))
            machines.push_back(row->machine);
    return machines;
}

std::string drawing_of(const std::string &workload, const Rows &rows) {
    constexpr auto bold = R"( font-weight="bold")";
    const auto axis = axis_for(rows);
    std::string lanes;
    int y = plot_top;
    for (const auto &machine : machines_of(rows)) {
        y += lane;
        lanes += text(margin, y - lane / 2 + text_drop, bold, "machine " + machine);
        for (const auto *row : rows)
            if (row->machine == machine) {
                lanes += lane_of(*row, axis, y + lane / 2);
                y += lane;
            }
    }
    return head(y + axis_height) + text(margin, title_line, bold, workload + ": latency in microseconds") + legend() +
           grid(axis, y) + lanes + "</svg>\n";
}

} // namespace

std::map<std::string, std::string> drawings_of(const Table &table) {
    std::map<std::string, Rows> by_workload;
    for (const auto &row : table.rows())
        if (row.figure.count() > 0)
            by_workload[row.workload].push_back(&row);
    std::map<std::string, std::string> drawings;
    for (const auto &[workload, rows] : by_workload)
        drawings.emplace(workload, drawing_of(workload, rows));
    return drawings;
}

} // namespace bench
