// SPDX-License-Identifier: GPL-2.0-or-later
//
// Composition root of the applet: builds the objects in order and runs the loop.
#include "client/client.hpp"

#include <QApplication>

int main(int argc, char **argv) {
    const QApplication application(argc, argv);
    const pandemonium::applet::Client client;
    return QApplication::exec();
}
