// SPDX-License-Identifier: GPL-2.0-or-later
//
// The program that workload launch starts: as small as one can be, so that what is measured is the kernel's and the
// scheduler's part in a launch.
int main() {}
