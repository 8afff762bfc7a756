// SPDX-License-Identifier: GPL-2.0-or-later
//
// The service as last told, and the only door to it: properties and signals come in as values, questions go out and
// are answered later. Nothing here blocks, starts the service, or changes what is shown before the service says so.
// Calls are made by hand and not through generated proxies, because those start what they call and block.
#pragma once

#include "client/calls.hpp"
#include "state/explanation.hpp"
#include "state/failure.hpp"
#include "state/profile.hpp"
#include "state/sample.hpp"
#include "state/service_state.hpp"

#include <QDBusServiceWatcher>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace pandemonium::applet {

class Client : public QObject {
    Q_OBJECT
public:
    enum class Asking : quint8 { silently, interactively };
    /// Called once, unless the context it was given with dies before.
    template <typename T> using Then = std::function<void(const Answer<T> &)>;

    explicit Client(Patience patience = {}, QObject *parent = nullptr);

    [[nodiscard]] const ServiceState &service() const { return state_; }

    /// What the service sent that is not as agreed, each once, since it came: sentences for people.
    [[nodiscard]] const QStringList &complaints() const { return complaints_; }

    /// While on, samples come once a second, ProfilesUpdated is heard, and what service() has of learning and of the
    /// store is kept up to date; costs the service and us something.
    void watchStats(bool on);
    void watchProfiles(bool on);
    void watchLearning(bool on);
    /// Asks for everything again: the kernel does not tell of a foreign scheduler, and samples may have stopped.
    void refresh();

    /// Mutating: the person may be asked for permission, so the answer can take minutes.
    void setMode(Mode mode, Lasting lasting, QObject *context, Then<void> then);
    void resetFailure(QObject *context, Then<void> then);
    void setLearning(bool on, Lasting lasting, QObject *context, Then<void> then);
    struct Pinning {
        QString name;
        Tier tier;
        Lasting lasting;
    };
    /// Answers whether the pin is enforced now.
    void pin(const Pinning &pinning, QObject *context, Then<bool> then);
    void unpin(const QString &name, QObject *context, Then<void> then);
    void forget(const QString &name, QObject *context, Then<void> then);

    /// Whether a mutating method was called from here and is not answered yet: whoever leaves now may cut it short.
    [[nodiscard]] bool isAsking() const { return !asking_.isEmpty(); }
    /// Whether that mutating method was called from here with that first argument and is not answered yet. The service
    /// sends its signals before its answers, so this tells whose doing a signal tells of.
    [[nodiscard]] bool isAsking(const char *method, const QVariant &argument) const;

    /// filter: as the contract has it ("all", "pinned", "confident", "active", "name:" and a prefix).
    struct Listing {
        QString filter;
        quint32 offset = 0;
        quint32 limit = 256; ///< the most the service gives
        Asking asking = Asking::silently;
    };
    void list(const Listing &listing, QObject *context, Then<ProfilePage> then);
    void profile(const QString &name, QObject *context, Then<Profile> then);
    /// Own tasks are free; other people's need permission, so the person may be asked.
    void explain(quint32 pid, QObject *context, Then<Explanation> then);
    /// One look at the statistics, without subscribing.
    void stats(QObject *context, Then<Sample> then);

Q_SIGNALS:
    /// service() is different now; before is what it was.
    void changed(const pandemonium::applet::ServiceState &before);
    /// isAsking() is over.
    void settled();
    void sampled(const pandemonium::applet::Sample &sample);
    /// Samples do not come, or not any more; one that comes after all is as good as any.
    void samplingFailed(const pandemonium::applet::Failure &failure);
    /// complaints() has grown.
    void complained();
    /// Without the dump, which service().lastExit has soon after.
    void ejected(const pandemonium::applet::ExitRecord &record);
    void profilePinned(const QString &name, const pandemonium::applet::Told<pandemonium::applet::Tier> &tier,
                       pandemonium::applet::Lasting lasting);
    void profileUnpinned(const QString &name);
    void profileForgotten(const QString &name);
    void profilesCleared(quint32 removed);
    void profilesUpdated();

private Q_SLOTS:
    void onBusLost();
    void onPropertiesChanged(const QDBusMessage &message);
    void onEjected(const QDBusMessage &message);
    void onProfileSignal(const QDBusMessage &message);
    void onSample(const QDBusMessage &message);

private:
    void connectToBus();
    void reconnect();
    void listenToService();
    void listenToProfiles(bool on);
    void listenToLearning(bool on);
    void listenToSamples(bool on);
    struct Heard {
        QLatin1StringView interface;
        const char *member;
        QStringList firstArgument; ///< only signals with this one; empty: all
        const char *slot;
    };
    /// The bus delivers what is heard and nothing else: what is not heard does not wake us.
    void hear(bool on, const Heard &what);
    void onOwner(const QString &owner);
    void forgetOwner();
    void readProperties(const QString &interface);
    void takeProperties(const QString &interface, const Answer<QDBusMessage> &reply);
    void takeState(ServiceState state);
    void rebuildState();
    void subscribe();
    void unsubscribe();
    void complain(const QStringList &sentences);
    /// read, which takes a message and where complaints go, as a function of the message that complains here.
    template <typename Read> [[nodiscard]] auto complaining(Read read);
    /// Complains about a signal with other arguments than agreed.
    [[nodiscard]] bool isAsAgreed(const QDBusMessage &message, const char *signature);
    void ask(const Question &question, QObject *context, std::function<void(const Answer<QDBusMessage> &)> then);
    void change(Question question, QObject *context, std::function<void(const Answer<QDBusMessage> &)> then);

    Patience patience_;
    Calls calls_;
    std::unique_ptr<QDBusServiceWatcher> watcher_;
    QTimer reconnecting_; ///< runs only while the bus is gone
    QTimer askingAgain_;  ///< runs only while the service does not tell its state
    QTimer sampleDue_;    ///< runs only while samples are watched and come
    ServiceState state_;
    QString owner_;
    QVariantMap scheduler_; ///< properties as they came
    QVariantMap profiles_;
    QStringList complaints_;
    QList<std::pair<const char *, QVariant>> asking_; ///< method and first argument of what is not answered
    bool isSchedulerRead_ = false;
    bool isProfilesRead_ = false;
    bool watchesStats_ = false;
    bool watchesProfiles_ = false;
    bool watchesLearning_ = false;
    bool isSubscribing_ = false;
    quint32 subscription_ = 0; ///< the service's cookie; 0: none
};

} // namespace pandemonium::applet
