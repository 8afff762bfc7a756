// SPDX-License-Identifier: GPL-2.0-or-later
//
// Writes down what the service tells, as events. Listens to what is heard anyway and asks nothing but, one at a time,
// whose a pin is that was not made here.
#pragma once

#include "client/client.hpp"
#include "models/events_model.hpp"

#include <optional>

namespace pandemonium::applet {

class EventsRecorder : public QObject {
    Q_OBJECT
public:
    EventsRecorder(Client &client, EventsModel &events, QObject *parent = nullptr);

    /// Something asked for did not happen. title: what, in a few words.
    void onFailed(const QString &title, const Failure &failure);

private:
    /// icon: of what is not about the service's state, which has its own.
    EventsModel::Id record(EventKind kind, const QString &sentence, const QString &details = {},
                           const QString &icon = {});
    void onChanged(const ServiceState &before);
    void onPresence();
    void onEjected(const ExitRecord &record);
    void onExit(const ExitRecord &record);
    void onPinned(const QString &name, const Told<Tier> &tier, Lasting lasting);
    void askWhosePin(EventsModel::Id id, const QString &name);
    [[nodiscard]] Doer doerOf(const char *method, const QVariant &argument) const;

    Client &client_;
    EventsModel &events_;
    bool wasPresent_ = false; ///< once, so that its going is news
    bool isAskingWhosePin_ = false;
    std::optional<EventsModel::Id> awaitsDump_; ///< an ejection whose dump has not come
    std::optional<ExitRecord> lastExit_;        ///< recorded already
};

} // namespace pandemonium::applet
