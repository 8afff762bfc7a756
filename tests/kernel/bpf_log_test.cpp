// SPDX-License-Identifier: GPL-2.0-or-later
#include "kernel/bpf_log.hpp"

#include "kernel/attachment.hpp"

#include <QTest>
#include <bpf/libbpf.h>
#include <cstdarg>

using namespace pandemonium;

namespace {

using Warnings = std::vector<std::string>;

const Warnings no_descriptors{
    "libbpf: map 'task_pins': failed to create: Too many open files\n",
    "libbpf: failed to load object 'observer_bpf'\n",
    "libbpf: failed to load BPF skeleton 'observer_bpf': -24\n",
};

constexpr auto refused = "libbpf: prog 'observe_fork': BPF program load failed: Invalid argument: R0 !read_ok";

Warnings rejected(const std::string &log) {
    return {
        "libbpf: prog 'observe_fork': BPF program load failed: Invalid argument\n",
        "libbpf: prog 'observe_fork': -- BEGIN PROG LOAD LOG --\n" + log + "-- END PROG LOAD LOG --\n",
        "libbpf: prog 'observe_fork': failed to load: -22\n",
        "libbpf: failed to load object 'observer_bpf'\n",
        "libbpf: failed to load BPF skeleton 'observer_bpf': -22\n",
    };
}

std::string reason_of(const Warnings &warnings) {
    BpfLog log;
    for (const std::string &warning : warnings)
        log.hear(warning);
    return log.reason();
}

/// As libbpf would say it: through the callback that begin_bpf_log() left with it.
void let_libbpf_say(const char *format, ...) {
    const libbpf_print_fn_t print = libbpf_set_print(nullptr);
    libbpf_set_print(print);
    va_list arguments;
    va_start(arguments, format);
    print(LIBBPF_WARN, format, arguments);
    va_end(arguments);
}

} // namespace

class BpfLogTest : public QObject {
    Q_OBJECT

private slots:
    void what_failed_first_is_the_reason() {
        QCOMPARE(reason_of(no_descriptors), "libbpf: map 'task_pins': failed to create: Too many open files");
    }

    void of_a_program_the_verifier_refused_its_name_and_the_verifiers_reason_are_told() {
        QCOMPARE(reason_of(rejected("0: R1=ctx() R10=fp0\nR0 !read_ok\n\n")), refused);
    }

    void what_the_verifier_cost_is_none() {
        QCOMPARE(reason_of(rejected("R0 !read_ok\nprocessed 2 insns (limit 1000000) max_states_per_insn 0\n")),
                 refused);
    }

    void lines_that_say_only_that_it_failed_are_none() {
        QCOMPARE(reason_of({no_descriptors[1], no_descriptors[2]}), "");
        QCOMPARE(reason_of({"libbpf: failed to initialize skeleton BPF object 'observer_bpf': -24\n"}), "");
        QCOMPARE(reason_of({}), "");
    }

    void the_end_of_a_long_log_is_kept() {
        begin_bpf_log();
        const std::string log = std::string(100'000, '.') + "\nR0 !read_ok\n";
        let_libbpf_say("libbpf: -- BEGIN PROG LOAD LOG --\n%s-- END PROG LOAD LOG --\n", log.c_str());
        QCOMPARE(bpf_log_reason(), "R0 !read_ok");
    }

    void a_new_load_begins_without_the_reason_of_the_last() {
        begin_bpf_log();
        let_libbpf_say("%s", no_descriptors[0].c_str());
        begin_bpf_log();
        QCOMPARE(bpf_log_reason(), "");
    }

    void a_failure_says_what_the_error_means_and_what_libbpf_said() {
        begin_bpf_log();
        QCOMPARE(attach_failure(-EMFILE, "cannot load the observer").sentence,
                 "cannot load the observer: Too many open files");
        let_libbpf_say("libbpf: map 'task_pins': failed to create\n");
        QCOMPARE(attach_failure(-EMFILE, "cannot load the observer").sentence,
                 "cannot load the observer: Too many open files (libbpf: map 'task_pins': failed to create)");
    }
};

QTEST_GUILESS_MAIN(BpfLogTest)
#include "bpf_log_test.moc"
