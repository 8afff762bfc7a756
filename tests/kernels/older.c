/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * For LD_PRELOAD: makes a kernel look older than it is. The names in OLDER_WITHOUT, separated by commas, vanish from
 * the kernel's types as libbpf and the service read them. What is weak and called so resolves to nothing, and the
 * verifier meets what stands in for it. The kernel itself stays as it is, so what stands in must still be there.
 */
#define _GNU_SOURCE
#include <bpf/btf.h>
#include <dlfcn.h>
#include <errno.h>
#include <linux/btf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* No name of C begins so. */
static const char hidden = '?';

static void hide(char *strings, size_t length, const char *name) {
    const size_t whole = strlen(name) + 1;

    /* The first string is the empty one. */
    for (char *at = strings; (at = memmem(at, length - (size_t)(at - strings), name, whole)); ++at) {
        if (at[-1])
            continue;
        *at = hidden;
        printf("hidden %s\n", name);
        return;
    }
}

static struct btf *without(const struct btf *kernel, char *names) {
    unsigned size = 0;
    const void *raw = btf__raw_data(kernel, &size);
    struct btf_header *copy = malloc(size);
    struct btf *older = NULL;

    if (copy) {
        memcpy(copy, raw, size);
        char *strings = (char *)copy + copy->hdr_len + copy->str_off;
        for (char *name = strtok(names, ","); name; name = strtok(NULL, ","))
            hide(strings, copy->str_len, name);
        fflush(stdout);
        older = btf__new(copy, size);
    }
    free(copy);
    return older;
}

struct btf *btf__load_vmlinux_btf(void) {
    struct btf *(*load)(void) = (struct btf * (*)(void)) dlsym(RTLD_NEXT, "btf__load_vmlinux_btf");
    const char *list = getenv("OLDER_WITHOUT");
    struct btf *kernel = load();
    char *names = list ? strdup(list) : NULL;

    if (!kernel || !names)
        return kernel;
    struct btf *older = without(kernel, names);
    btf__free(kernel);
    free(names);
    if (!older)
        errno = EINVAL;
    return older;
}
