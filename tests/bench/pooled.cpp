// SPDX-License-Identifier: GPL-2.0-or-later
#include "pooled.hpp"

#include "pipe.hpp"
#include "spawn.hpp"

#include <unistd.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace bench {

Histogram pooled(unsigned count, const char *comm, const std::function<Histogram(unsigned)> &body) {
    std::vector<Child> children;
    std::vector<int> results;
    for (unsigned i = 0; i < count; ++i) {
        const auto result = make_pipe();
        children.push_back(fork_child(comm, [&] { write_all(result.in, body(i).to_text()); }));
        close(result.in);
        results.push_back(result.out);
    }
    Histogram all;
    for (const int fd : results) {
        const auto samples = Histogram::from_text(read_all(fd));
        if (!samples || samples->count() == 0)
            throw std::runtime_error(std::string(comm) + " measured nothing");
        all.merge(*samples);
        close(fd);
    }
    return all;
}

} // namespace bench
