<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>main</name>
    <message>
        <source>Shows what Pandemonium&apos;s scheduler does and why, and lets you decide. It talks to the system service over D-Bus and never starts it.</source>
        <translation>Zeigt, was der Scheduler von Pandemonium tut und warum, und lässt Sie entscheiden. Das Programm spricht über D-Bus mit dem Systemdienst und startet ihn nie.</translation>
    </message>
    <message>
        <source>Open the window at once.</source>
        <translation>Das Fenster sofort öffnen.</translation>
    </message>
    <message>
        <source>pandemonium-applet: unexpected argument: %1</source>
        <translation>pandemonium-applet: unerwartetes Argument: %1</translation>
    </message>
    <message>
        <source>pandemonium-applet: it is running already and does not answer</source>
        <translation>pandemonium-applet: läuft bereits und antwortet nicht</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet</name>
    <message>
        <source>there is no screen to show anything on: neither WAYLAND_DISPLAY nor DISPLAY is set</source>
        <translation>es gibt keinen Bildschirm, auf dem sich etwas zeigen lässt: weder WAYLAND_DISPLAY noch DISPLAY ist gesetzt</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Autostart</name>
    <message>
        <source>The desktop did not allow it.</source>
        <translation>Die Arbeitsumgebung hat es nicht erlaubt.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read, so it was left alone.</source>
        <translation>Die Datei %1 kann nicht gelesen werden und blieb daher unverändert.</translation>
    </message>
    <message>
        <source>The file %1 cannot be removed.</source>
        <translation>Die Datei %1 kann nicht entfernt werden.</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2</source>
        <translation>Die Datei %1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::BackgroundPortal</name>
    <message>
        <source>The desktop left before it answered.</source>
        <translation>Die Arbeitsumgebung war weg, bevor sie antwortete.</translation>
    </message>
    <message>
        <source>Show in the panel what the scheduler does.</source>
        <translation>In der Leiste zeigen, was der Scheduler tut.</translation>
    </message>
    <message>
        <source>The desktop cannot be asked to start the applet: %1</source>
        <translation>Die Arbeitsumgebung kann nicht gebeten werden, diese Anwendung zu starten: %1</translation>
    </message>
    <message>
        <source>The desktop answered something that is not understood.</source>
        <translation>Die Antwort der Arbeitsumgebung ist unverständlich.</translation>
    </message>
    <message>
        <source>The desktop did not allow it.</source>
        <translation>Die Arbeitsumgebung hat es nicht erlaubt.</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Calls</name>
    <message>
        <source>%1 answered “%2” and not “%3”</source>
        <translation>%1 hat mit „%2“ statt „%3“ geantwortet</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Client</name>
    <message>
        <source>The signal %1 carried “%2” and not “%3”</source>
        <translation>Das Signal %1 enthielt „%2“ statt „%3“</translation>
    </message>
    <message>
        <source>The service did not tell its state: %1</source>
        <translation>Der Dienst hat seinen Zustand nicht mitgeteilt: %1</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Dictionary</name>
    <message>
        <source>%1: “%2” is missing</source>
        <translation>%1: „%2“ fehlt</translation>
    </message>
    <message>
        <source>%1: “%2” is of another type than agreed</source>
        <translation>%1: „%2“ hat einen anderen Typ als vereinbart</translation>
    </message>
    <message>
        <source>%1: “%2” is not a program’s name</source>
        <translation>%1: „%2“ ist kein Programmname</translation>
    </message>
    <message>
        <source>%1: “%2” is an impossible number</source>
        <translation>%1: „%2“ ist eine unmögliche Zahl</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::EventWords</name>
    <message>
        <source>State</source>
        <comment>kind of event</comment>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>kind of event</comment>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Ejection</source>
        <comment>kind of event</comment>
        <translation>Hinauswurf</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>kind of event</comment>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>Service</source>
        <comment>kind of event</comment>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>kind of event</comment>
        <translation>Festlegung</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <comment>kind of event</comment>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, what it means</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You set the mode to “%1”.</source>
        <translation>Sie haben den Modus auf „%1“ gesetzt.</translation>
    </message>
    <message>
        <source>Somebody else set the mode to “%1”.</source>
        <translation>Jemand anders hat den Modus auf „%1“ gesetzt.</translation>
    </message>
    <message numerus="yes">
        <source>The service started the scheduler again, %n time(s) by now.</source>
        <translation>
            <numerusform>Der Dienst hat den Scheduler neu gestartet, bisher %n-mal.</numerusform>
            <numerusform>Der Dienst hat den Scheduler neu gestartet, bisher %n-mal.</numerusform>
        </translation>
    </message>
    <message>
        <source>The system bus does not answer.</source>
        <translation>Der Systembus antwortet nicht.</translation>
    </message>
    <message>
        <source>The service stopped.</source>
        <translation>Der Dienst wurde beendet.</translation>
    </message>
    <message>
        <source>The service has started and is asked what it does.</source>
        <translation>Der Dienst ist gestartet und wird gefragt, was er tut.</translation>
    </message>
    <message>
        <source>The service is there, version %1: %2.</source>
        <translation>Der Dienst ist da, Version %1: %2.</translation>
    </message>
    <message>
        <source>You pinned %1 to %2, for good.</source>
        <translation>Sie haben „%1“ dauerhaft auf „%2“ festgelegt.</translation>
    </message>
    <message>
        <source>Somebody else pinned %1 to %2, for good.</source>
        <translation>Jemand anders hat „%1“ dauerhaft auf „%2“ festgelegt.</translation>
    </message>
    <message>
        <source>The administrator pinned %1 to %2.</source>
        <translation>Die Systemverwaltung hat „%1“ auf „%2“ festgelegt.</translation>
    </message>
    <message>
        <source>You pinned %1 to %2, until the service stops.</source>
        <translation>Sie haben „%1“ auf „%2“ festgelegt, bis der Dienst endet.</translation>
    </message>
    <message>
        <source>Somebody else pinned %1 to %2, until the service stops.</source>
        <translation>Jemand anders hat „%1“ auf „%2“ festgelegt, bis der Dienst endet.</translation>
    </message>
    <message>
        <source>The administrator pinned %1 to %2, until the service stops.</source>
        <translation>Die Systemverwaltung hat „%1“ auf „%2“ festgelegt, bis der Dienst endet.</translation>
    </message>
    <message>
        <source>You unpinned %1.</source>
        <translation>Sie haben die Festlegung von „%1“ aufgehoben.</translation>
    </message>
    <message>
        <source>%1 was unpinned by somebody else.</source>
        <translation>Jemand anders hat die Festlegung von „%1“ aufgehoben.</translation>
    </message>
    <message>
        <source>You had %1 forgotten.</source>
        <translation>Sie haben „%1“ vergessen lassen.</translation>
    </message>
    <message>
        <source>%1 was forgotten; somebody else asked for it.</source>
        <translation>Jemand anders hat „%1“ vergessen lassen.</translation>
    </message>
    <message numerus="yes">
        <source>Somebody else had all programs forgotten: %n of them.</source>
        <translation>
            <numerusform>Jemand anders hat alle Programme vergessen lassen: %n Programm.</numerusform>
            <numerusform>Jemand anders hat alle Programme vergessen lassen: %n Programme.</numerusform>
        </translation>
    </message>
    <message>
        <source>What the scheduler said: %1</source>
        <translation>Meldung des Schedulers: %1</translation>
    </message>
    <message>
        <source>The kernel’s reason: %1</source>
        <translation>Grund laut Kernel: %1</translation>
    </message>
    <message>
        <source>For a bug report: exit kind %1, code %2</source>
        <translation>Für eine Fehlermeldung: Art des Endes %1, Code %2</translation>
    </message>
    <message>
        <source>The end of the kernel’s dump:</source>
        <translation>Das Ende des Speicherauszugs des Kernels:</translation>
    </message>
    <message>
        <source>Not done</source>
        <comment>kind of event</comment>
        <translation>Nicht getan</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what did not happen, why</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::EventsModel</name>
    <message>
        <source>%1  %2: %3</source>
        <comment>copied line: time, kind, sentence</comment>
        <translation>%1  %2: %3</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>column</comment>
        <translation>Art</translation>
    </message>
    <message>
        <source>What happened</source>
        <comment>column</comment>
        <translation>Was geschah</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::EventsPage</name>
    <message>
        <source>Details of the chosen event</source>
        <translation>Einzelheiten des gewählten Ereignisses</translation>
    </message>
    <message>
        <source>Choose an event to see what is known of it.</source>
        <translation>Wählen Sie ein Ereignis, um zu sehen, was darüber bekannt ist.</translation>
    </message>
    <message>
        <source>Events of this session, the latest first</source>
        <translation>Ereignisse dieser Sitzung, die neuesten zuerst</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy Selected</source>
        <translation>&amp;Ausgewählte kopieren</translation>
    </message>
    <message>
        <source>Copy the selected events</source>
        <translation>Die ausgewählten Ereignisse kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;All</source>
        <translation>A&amp;lle kopieren</translation>
    </message>
    <message>
        <source>Copy all events</source>
        <translation>Alle Ereignisse kopieren</translation>
    </message>
    <message>
        <source>Nothing has happened yet. Changes of state, ejections by the kernel, restarts, pins and forgotten programs are written down here until the applet is quit.</source>
        <translation>Noch ist nichts geschehen. Zustandswechsel, Hinauswürfe durch den Kernel, Neustarts, Festlegungen und vergessene Programme stehen hier, bis diese Anwendung beendet wird.</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ExplanationView</name>
    <message>
        <source>In the service’s own words</source>
        <translation>In den Worten des Dienstes</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was er tut</translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation>Was gelernt wurde</translation>
    </message>
    <message>
        <source>Tier: %1</source>
        <translation>Klasse: %1</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ExplanationWords</name>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (Prozess %2)</translation>
    </message>
    <message>
        <source>Its score is %1.</source>
        <translation>Die Punktzahl ist %1.</translation>
    </message>
    <message>
        <source>Its score is %1: the more often it wakes and the less it works, the higher. From %2 on a process counts as %3, from %4 on as %5. By the score alone this one would be %6.</source>
        <translation>Die Punktzahl ist %1: Je öfter der Prozess aufwacht und je weniger er arbeitet, desto höher ist sie. Ab %2 gilt ein Prozess als „%3“, ab %4 als „%5“. Nach der Punktzahl allein wäre dieser „%6“.</translation>
    </message>
    <message>
        <source>%1, give or take %2</source>
        <comment>a time and how much it varies</comment>
        <translation>%1, plus oder minus %2</translation>
    </message>
    <message>
        <source>Wakes up</source>
        <translation>Wacht auf</translation>
    </message>
    <message>
        <source>Pauses by itself</source>
        <translation>Pausiert von selbst</translation>
    </message>
    <message>
        <source>Runs each time</source>
        <translation>Läuft jedes Mal</translation>
    </message>
    <message>
        <source>Sleeps in between</source>
        <translation>Schläft dazwischen</translation>
    </message>
    <message>
        <source>Watched for</source>
        <translation>Beobachtet seit</translation>
    </message>
    <message>
        <source>Nothing was learned yet of earlier runs of this program.</source>
        <translation>Über frühere Läufe dieses Programms wurde noch nichts gelernt.</translation>
    </message>
    <message>
        <source>This program is pinned: %1.</source>
        <translation>Dieses Programm ist festgelegt: %1.</translation>
    </message>
    <message numerus="yes">
        <source>Seen %n time(s), and it mostly was %1. How sure that is: %2.</source>
        <translation>
            <numerusform>%n-mal gesehen, meist als „%1“. Gewissheit: %2.</numerusform>
            <numerusform>%n-mal gesehen, meist als „%1“. Gewissheit: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>How often it was found to be what: %1 %2, %3 %4, %5 %6.</source>
        <comment>three tiers, each with a count</comment>
        <translation>So oft eingestuft als: %1 %2, %3 %4, %5 %6.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a line of the clipboard: what was measured, and how much</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The service says: %1</source>
        <translation>Der Dienst sagt: %1</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Figures</name>
    <message>
        <source>How long 99 of 100 wake-ups waited at most</source>
        <translation>Längstes Warten nach dem Aufwachen in 99 von 100 Fällen</translation>
    </message>
    <message>
        <source>Who used the processors, while they were in use</source>
        <translation>Wer die Prozessoren nutzte, solange sie genutzt wurden</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Header</name>
    <message>
        <source>Load the scheduler again now</source>
        <translation>Den Scheduler jetzt erneut laden</translation>
    </message>
    <message>
        <source>After a restart of the service or the computer, the choice before holds again</source>
        <translation>Nach einem Neustart des Dienstes oder des Rechners gilt wieder die vorherige Auswahl</translation>
    </message>
    <message>
        <source>Chooses what the service is to do</source>
        <translation>Bestimmt, was der Dienst tun soll</translation>
    </message>
    <message>
        <source>Mode: %1</source>
        <translation>Modus: %1</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>The service sent something this applet does not understand; the rest is shown. %1</source>
        <comment>what it was</comment>
        <translation>Der Dienst hat etwas gesendet, das diese Anwendung nicht versteht; alles Übrige wird angezeigt. %1</translation>
    </message>
    <message>
        <source>&amp;Learn what programs are like</source>
        <translation>&amp;Lernen, wie sich Programme verhalten</translation>
    </message>
    <message>
        <source>Choose only &amp;until the service stops</source>
        <translation>Nur wählen, bis der Dienst &amp;endet</translation>
    </message>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Erneut &amp;versuchen</translation>
    </message>
    <message>
        <source>Remembers how programs behave, so that they start in the right tier the next time</source>
        <translation>Merkt sich, wie sich Programme verhalten, damit sie beim nächsten Mal in der richtigen Klasse starten</translation>
    </message>
    <message>
        <source>Waiting for permission to try again…</source>
        <translation>Warten auf die Berechtigung, es erneut zu versuchen…</translation>
    </message>
    <message>
        <source>The scheduler was not started again</source>
        <translation>Der Scheduler wurde nicht neu gestartet</translation>
    </message>
    <message>
        <source>Waiting for permission to change the mode…</source>
        <translation>Warten auf die Berechtigung, den Modus zu ändern…</translation>
    </message>
    <message>
        <source>The mode was not changed</source>
        <translation>Der Modus wurde nicht geändert</translation>
    </message>
    <message>
        <source>Waiting for permission to switch learning on…</source>
        <translation>Warten auf die Berechtigung, das Lernen einzuschalten…</translation>
    </message>
    <message>
        <source>Waiting for permission to switch learning off…</source>
        <translation>Warten auf die Berechtigung, das Lernen auszuschalten…</translation>
    </message>
    <message>
        <source>Learning was not switched</source>
        <translation>Das Lernen wurde nicht umgeschaltet</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>Ausblen&amp;den</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::LatencyChart</name>
    <message>
        <source>Waits for a processor</source>
        <translation>Warten auf einen Prozessor</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Notifier</name>
    <message>
        <source>The scheduler was ejected</source>
        <translation>Der Scheduler wurde hinausgeworfen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The scheduler is back</source>
        <translation>Der Scheduler ist wieder da</translation>
    </message>
    <message>
        <source>The service is back</source>
        <translation>Der Dienst ist wieder da</translation>
    </message>
    <message>
        <source>The scheduler was not started again</source>
        <translation>Der Scheduler wurde nicht neu gestartet</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::OverviewPage</name>
    <message>
        <source>&amp;Ask again</source>
        <translation>&amp;Noch einmal fragen</translation>
    </message>
    <message>
        <source>No figures now</source>
        <translation>Zurzeit keine Zahlen</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::PickerDialog</name>
    <message>
        <source>What is this process?</source>
        <translation>Was ist das für ein Prozess?</translation>
    </message>
    <message>
        <source>To find the number of a window’s process, open your desktop’s system monitor and look in the column “PID”.</source>
        <translation>Die Nummer des Prozesses, zu dem ein Fenster gehört, steht in der Systemüberwachung Ihrer Arbeitsumgebung in der Spalte „PID“.</translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation>&amp;Suchen:</translation>
    </message>
    <message>
        <source>Or enter a process &amp;number (PID):</source>
        <translation>Oder eine Prozess&amp;nummer (PID) eingeben:</translation>
    </message>
    <message>
        <source>Type a part of its name, command line or number</source>
        <translation>Teil des Namens, der Befehlszeile oder der Nummer eingeben</translation>
    </message>
    <message>
        <source>Search among your running processes</source>
        <translation>Unter Ihren laufenden Prozessen suchen</translation>
    </message>
    <message>
        <source>Digits, such as 1234</source>
        <translation>Ziffern, zum Beispiel 1234</translation>
    </message>
    <message>
        <source>Process number</source>
        <translation>Prozessnummer</translation>
    </message>
    <message>
        <source>Your running processes</source>
        <translation>Ihre laufenden Prozesse</translation>
    </message>
    <message>
        <source>&amp;Explain</source>
        <translation>&amp;Erklären</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation>Die Liste neu einlesen</translation>
    </message>
    <message>
        <source>No process named “%1” of yours is running now. If you know the number of another one, enter it here.</source>
        <translation>Von Ihnen läuft gerade kein Prozess namens „%1“. Wenn Sie die Nummer eines anderen kennen, geben Sie sie hier ein.</translation>
    </message>
    <message>
        <source>No running process of yours matches “%1”.</source>
        <translation>Keiner Ihrer laufenden Prozesse passt zu „%1“.</translation>
    </message>
    <message>
        <source>“%1” is no process number: it has only digits and is not 0.</source>
        <translation>„%1“ ist keine Prozessnummer: Sie besteht nur aus Ziffern und ist nicht 0.</translation>
    </message>
    <message>
        <source>Choose a process in the list, or enter a process number.</source>
        <translation>Wählen Sie einen Prozess aus der Liste oder geben Sie eine Prozessnummer ein.</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Preferences</name>
    <message>
        <source>The settings in %1 could not be read, so the usual ones hold.</source>
        <translation>Die Einstellungen in %1 konnten nicht gelesen werden, daher gelten die üblichen.</translation>
    </message>
    <message>
        <source>A setting in %1 is not understood, so the usual one holds: %2</source>
        <translation>Eine Einstellung in %1 ist unverständlich, daher gilt die übliche: %2</translation>
    </message>
    <message>
        <source>The settings could not be saved to %1. They hold until the applet ends.</source>
        <translation>Die Einstellungen konnten nicht in %1 gespeichert werden. Sie gelten, bis diese Anwendung endet.</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProcessesModel</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProfileFeed</name>
    <message>
        <source>more programs than there can be</source>
        <translation>mehr Programme, als es geben kann</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProfilesModel</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Festlegung</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Gewissheit</translation>
    </message>
    <message>
        <source>Mean run</source>
        <translation>Mittlere Laufdauer</translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation>Aufwachen</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>What the kernel calls the program: at most 15 letters</source>
        <translation>Wie der Kernel das Programm nennt: höchstens 15 Zeichen</translation>
    </message>
    <message>
        <source>Where the program belongs, as learned from its earlier runs</source>
        <translation>Wohin das Programm gehört, gelernt aus früheren Läufen</translation>
    </message>
    <message>
        <source>Where somebody decided that the program belongs; this overrides what was learned</source>
        <translation>Wohin das Programm nach jemandes Entscheidung gehört; das geht Gelerntem vor</translation>
    </message>
    <message>
        <source>How sure the service is of the tier. A confident one is used from the start of the next run.</source>
        <translation>Wie sicher sich der Dienst bei der Klasse ist. Ist er sicher genug, gilt sie vom Beginn des nächsten Laufs an.</translation>
    </message>
    <message>
        <source>How long the program works on average before it waits for something again</source>
        <translation>Wie lange das Programm im Mittel arbeitet, bevor es wieder auf etwas wartet</translation>
    </message>
    <message>
        <source>How often the program starts to work in a second</source>
        <translation>Wie oft das Programm in einer Sekunde zu arbeiten beginnt</translation>
    </message>
    <message>
        <source>When the program ran last</source>
        <translation>Wann das Programm zuletzt lief</translation>
    </message>
    <message>
        <source>%1 /s</source>
        <comment>wake-ups a second</comment>
        <translation>%1 /s</translation>
    </message>
    <message>
        <source>This program has not run since somebody pinned it</source>
        <translation>Dieses Programm lief nicht mehr, seit jemand es festgelegt hat</translation>
    </message>
    <message numerus="yes">
        <source>From %n observation(s)</source>
        <translation>
            <numerusform>Aus %n Beobachtung</numerusform>
            <numerusform>Aus %n Beobachtungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramActions</name>
    <message>
        <source>&amp;Unpin</source>
        <translation>Festlegung &amp;aufheben</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>Ver&amp;gessen</translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation>&amp;Warum?</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select one or more programs first</source>
        <translation>Wählen Sie zuerst ein oder mehrere Programme aus</translation>
    </message>
    <message>
        <source>The administrator decided this in a file; it cannot be changed here</source>
        <translation>Die Systemverwaltung hat das in einer Datei bestimmt; hier lässt es sich nicht ändern</translation>
    </message>
    <message>
        <source>Decide where the program belongs, whatever was learned</source>
        <translation>Bestimmen, wohin das Programm gehört, was auch immer gelernt wurde</translation>
    </message>
    <message>
        <source>Let what was learned decide again</source>
        <translation>Wieder das Gelernte entscheiden lassen</translation>
    </message>
    <message>
        <source>It is not pinned</source>
        <translation>Es ist nicht festgelegt</translation>
    </message>
    <message>
        <source>Throw away what was learned of the program, so that it is learned anew</source>
        <translation>Verwerfen, was über das Programm gelernt wurde, damit es neu gelernt wird</translation>
    </message>
    <message>
        <source>It is pinned; unpin it first</source>
        <translation>Es ist festgelegt; heben Sie zuerst die Festlegung auf</translation>
    </message>
    <message>
        <source>Why a running process of this program is where it is</source>
        <translation>Warum ein laufender Prozess dieses Programms dort ist, wo er ist</translation>
    </message>
    <message>
        <source>Select one program first</source>
        <translation>Wählen Sie zuerst ein Programm aus</translation>
    </message>
    <message>
        <source>Copy the selected rows as text</source>
        <translation>Die ausgewählten Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>Dauerhaft</translation>
    </message>
    <message>
        <source>Until the service stops</source>
        <translation>Bis der Dienst endet</translation>
    </message>
    <message>
        <source>Pi&amp;n to</source>
        <translation>&amp;Festlegen auf</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramTable</name>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramsMenu</name>
    <message>
        <source>&amp;Programs</source>
        <translation>&amp;Programme</translation>
    </message>
    <message>
        <source>The service is asked.</source>
        <translation>Der Dienst wird gefragt.</translation>
    </message>
    <message>
        <source>No program was at work in the last minute.</source>
        <translation>In der letzten Minute hat kein Programm gearbeitet.</translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation>Festlegung &amp;aufheben</translation>
    </message>
    <message>
        <source>%1 was not pinned</source>
        <translation>„%1“ wurde nicht festgelegt</translation>
    </message>
    <message>
        <source>%1 was not unpinned</source>
        <translation>Die Festlegung von „%1“ wurde nicht aufgehoben</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramsPage</name>
    <message>
        <source>Search by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Show programs whose name contains this (%1)</source>
        <translation>Programme zeigen, deren Name dies enthält (%1)</translation>
    </message>
    <message>
        <source>Which programs are shown</source>
        <translation>Welche Programme gezeigt werden</translation>
    </message>
    <message>
        <source>All programs</source>
        <translation>Alle Programme</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Festgelegte</translation>
    </message>
    <message>
        <source>Find a running process and see why it is in its tier</source>
        <translation>Einen laufenden Prozess finden und sehen, warum er in seiner Klasse ist</translation>
    </message>
    <message>
        <source>Pinned. Nothing enforces it at the moment, because Pandemonium does not schedule now.</source>
        <translation>Festgelegt. Derzeit wirkt das nicht, weil Pandemonium gerade nicht einteilt.</translation>
    </message>
    <message>
        <source>Will be forgotten in a moment</source>
        <translation>Wird gleich vergessen</translation>
    </message>
    <message>
        <source>No program matches</source>
        <translation>Kein Programm passt</translation>
    </message>
    <message>
        <source>No program the service knows is like what you search.</source>
        <translation>Der Dienst kennt kein Programm, das zu Ihrer Suche passt.</translation>
    </message>
    <message>
        <source>Permission needed</source>
        <translation>Berechtigung erforderlich</translation>
    </message>
    <message>
        <source>The list did not come</source>
        <translation>Die Liste ist nicht gekommen</translation>
    </message>
    <message>
        <source>Nothing learned yet</source>
        <translation>Noch nichts gelernt</translation>
    </message>
    <message>
        <source>Asking the service</source>
        <translation>Der Dienst wird gefragt</translation>
    </message>
    <message>
        <source>The list of programs is on its way.</source>
        <translation>Die Liste der Programme ist unterwegs.</translation>
    </message>
    <message>
        <source>Changes are not shown any more. %1</source>
        <translation>Änderungen werden nicht mehr angezeigt. %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n program(s)</source>
        <translation>
            <numerusform>%1 von %n Programm</numerusform>
            <numerusform>%1 von %n Programmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n program(s)</source>
        <translation>
            <numerusform>%n Programm</numerusform>
            <numerusform>%n Programme</numerusform>
        </translation>
    </message>
    <message>
        <source>Learning is switched off, so programs are not remembered.</source>
        <translation>Das Lernen ist ausgeschaltet, daher merkt sich der Dienst keine Programme.</translation>
    </message>
    <message>
        <source>Programs appear here after they have run for a while.</source>
        <translation>Programme erscheinen hier, wenn sie eine Weile gelaufen sind.</translation>
    </message>
    <message>
        <source>Programs are learned while Pandemonium observes or schedules.</source>
        <translation>Pandemonium lernt Programme kennen, während es beobachtet oder einteilt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>program: what became of it</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Forgetting %n program(s) in a moment</source>
        <translation>
            <numerusform>Gleich wird %n Programm vergessen</numerusform>
            <numerusform>Gleich werden %n Programme vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What &amp;is this process?</source>
        <translation>Was &amp;ist das für ein Prozess?</translation>
    </message>
    <message>
        <source>Waiting for permission…</source>
        <translation>Wartet auf die Berechtigung…</translation>
    </message>
    <message>
        <source>%1 was not changed</source>
        <translation>%1 wurde nicht geändert</translation>
    </message>
    <message>
        <source>S&amp;how all programs</source>
        <translation>Alle Programme &amp;zeigen</translation>
    </message>
    <message>
        <source>&amp;Ask for permission</source>
        <translation>Be&amp;rechtigung anfordern</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>No programs to show</source>
        <translation>Keine Programme zu zeigen</translation>
    </message>
    <message>
        <source>They are listed here while the service is there.</source>
        <translation>Sie stehen hier, solange der Dienst da ist.</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ScoreScale</name>
    <message>
        <source>Score</source>
        <translation>Punktzahl</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::SettingsPage</name>
    <message>
        <source>Opens the window, or closes it</source>
        <translation>Öffnet oder schließt das Fenster</translation>
    </message>
    <message>
        <source>Shows the menu</source>
        <translation>Zeigt das Menü</translation>
    </message>
    <message>
        <source>Does nothing</source>
        <translation>Tut nichts</translation>
    </message>
    <message>
        <source>What a click on the icon in the panel does</source>
        <translation>Was ein Klick auf das Symbol in der Leiste bewirkt</translation>
    </message>
    <message>
        <source>Login:</source>
        <translation>Anmeldung:</translation>
    </message>
    <message>
        <source>Notifications:</source>
        <translation>Benachrichtigungen:</translation>
    </message>
    <message>
        <source>A &amp;click on the icon:</source>
        <translation>Ein &amp;Klick auf das Symbol:</translation>
    </message>
    <message>
        <source>The desktop is asked for permission.</source>
        <translation>Die Arbeitsumgebung wird um Erlaubnis gebeten.</translation>
    </message>
    <message>
        <source>S&amp;tart when you log in</source>
        <translation>Bei der An&amp;meldung starten</translation>
    </message>
    <message>
        <source>Te&amp;ll when the scheduler is ejected, comes back, or the service stops</source>
        <translation>Mi&amp;tteilen, wenn der Scheduler hinausgeworfen wird oder zurückkommt oder der Dienst endet</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ShareChart</name>
    <message>
        <source>Shares of CPU time</source>
        <translation>Anteile an der Rechenzeit</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::SortMenu</name>
    <message>
        <source>&amp;Sort by</source>
        <translation>&amp;Sortieren nach</translation>
    </message>
    <message>
        <source>&amp;Ascending</source>
        <translation>&amp;Aufsteigend</translation>
    </message>
    <message>
        <source>&amp;Descending</source>
        <translation>A&amp;bsteigend</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TierTable</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Running or waiting programs and their threads, now</source>
        <translation>Laufende oder wartende Programme und ihre Threads, in diesem Augenblick</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>Rechenzeit</translation>
    </message>
    <message>
        <source>Of the time the processors were in use in the last second</source>
        <translation>Anteil an der Zeit, in der die Prozessoren in der letzten Sekunde genutzt wurden</translation>
    </message>
    <message>
        <source>half within</source>
        <translation>Hälfte bis</translation>
    </message>
    <message>
        <source>Half of the wake-ups waited no longer (p50)</source>
        <translation>In der Hälfte der Fälle dauerte das Warten nicht länger (p50)</translation>
    </message>
    <message>
        <source>99 of 100</source>
        <translation>99 von 100</translation>
    </message>
    <message>
        <source>Ninety-nine of a hundred wake-ups waited no longer (p99)</source>
        <translation>In neunundneunzig von hundert Fällen dauerte das Warten nicht länger (p99)</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>längstes</translation>
    </message>
    <message>
        <source>The longest wait of the last second</source>
        <translation>Das längste Warten der letzten Sekunde</translation>
    </message>
    <message>
        <source>Wait after waking up</source>
        <translation>Warten nach dem Aufwachen</translation>
    </message>
    <message>
        <source>How long a program that has something to do waits until a processor runs it</source>
        <translation>Wie lange ein Programm, das etwas zu tun hat, wartet, bis ein Prozessor es ausführt</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TimeChart</name>
    <message>
        <source>2 min ago</source>
        <translation>vor 2 min</translation>
    </message>
    <message>
        <source>1 min ago</source>
        <translation>vor 1 min</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TrayMenu</name>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>The mode was not changed</source>
        <translation>Der Modus wurde nicht geändert</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TrayWords</name>
    <message>
        <source>%1 (%2 at %3)</source>
        <comment>one line with figures, day of the week, time</comment>
        <translation>%1 (%2 um %3)</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::WhyDialog</name>
    <message>
        <source>Why this tier? Process %1</source>
        <translation>Warum diese Klasse? Prozess %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Ask the service again</source>
        <translation>Den Dienst erneut fragen</translation>
    </message>
    <message>
        <source>Copy the whole explanation as text</source>
        <translation>Die ganze Erklärung als Text kopieren</translation>
    </message>
    <message>
        <source>Asking the service about process %1…</source>
        <translation>Der Dienst wird nach Prozess %1 gefragt …</translation>
    </message>
    <message>
        <source>Why this tier? %1</source>
        <translation>Warum diese Klasse? %1</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>&amp;Kopieren</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Window</name>
    <message>
        <source>Pandemonium</source>
        <translation>Pandemonium</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Ü&amp;bersicht</translation>
    </message>
    <message>
        <source>&amp;Programs</source>
        <translation>&amp;Programme</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Ereignisse</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>Ein&amp;stellungen</translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Words</name>
    <message>
        <source>The processors are idle %1 of the time.</source>
        <translation>Die Prozessoren haben in %1 der Zeit nichts zu tun.</translation>
    </message>
    <message>
        <source>Light load: the processors are idle %1 of the time.</source>
        <translation>Geringe Last: Die Prozessoren haben in %1 der Zeit nichts zu tun.</translation>
    </message>
    <message>
        <source>Mixed load: the processors are idle %1 of the time.</source>
        <translation>Gemischte Last: Die Prozessoren haben in %1 der Zeit nichts zu tun.</translation>
    </message>
    <message>
        <source>Heavy load: the processors are idle %1 of the time.</source>
        <translation>Hohe Last: Die Prozessoren haben in %1 der Zeit nichts zu tun.</translation>
    </message>
    <message>
        <source>Many short programs are starting, as when something is compiled or installed.</source>
        <translation>Viele kurze Programme starten, wie beim Kompilieren oder Installieren.</translation>
    </message>
    <message>
        <source>Background work is waiting: it has not had its turn for two seconds or more.</source>
        <translation>Hintergrundarbeit wartet: Sie war seit zwei Sekunden oder länger nicht an der Reihe.</translation>
    </message>
    <message>
        <source>Nothing is enforced: programs are only watched, and which one runs is decided without Pandemonium. In the mode “%1”, those marked latency-critical would go first, then the interactive ones, and batch work would use the rest.</source>
        <translation>Es wird nicht eingegriffen: Programme werden nur beobachtet, und welches läuft, wird ohne Pandemonium entschieden. Im Modus „%1“ kämen zuerst die zeitkritischen an die Reihe, dann die interaktiven, und Arbeit im Hintergrund bekäme den Rest.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) are known.</source>
        <translation>
            <numerusform>%Ln Programm ist bekannt.</numerusform>
            <numerusform>%Ln Programme sind bekannt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new task(s) started with what was learned before.</source>
        <translation>
            <numerusform>%Ln neue Aufgabe startete mit dem, was vorher gelernt wurde.</numerusform>
            <numerusform>%Ln neue Aufgaben starteten mit dem, was vorher gelernt wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>no wake-ups</source>
        <translation>kein Aufwachen</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln task(s), %2 of the CPU time in use.</source>
        <comment>tier, share</comment>
        <translation>
            <numerusform>%1: %Ln Aufgabe, %2 der genutzten Rechenzeit.</numerusform>
            <numerusform>%1: %Ln Aufgaben, %2 der genutzten Rechenzeit.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no wake-ups in the last second.</source>
        <comment>tier</comment>
        <translation>%1: kein Aufwachen in der letzten Sekunde.</translation>
    </message>
    <message>
        <source>%1: half of the wake-ups waited less than %2, 99 of 100 less than %3, and the longest %4.</source>
        <comment>tier, three durations</comment>
        <translation>%1: Nach dem Aufwachen dauerte das Warten in der Hälfte der Fälle weniger als %2, in 99 von 100 Fällen weniger als %3 und längstens %4.</translation>
    </message>
    <message>
        <source>The service gives no figures.</source>
        <translation>Der Dienst liefert keine Zahlen.</translation>
    </message>
    <message>
        <source>The first figures come in a moment.</source>
        <translation>Die ersten Zahlen kommen gleich.</translation>
    </message>
    <message>
        <source>System bus not reachable</source>
        <translation>Systembus nicht erreichbar</translation>
    </message>
    <message>
        <source>Service not running</source>
        <translation>Dienst läuft nicht</translation>
    </message>
    <message>
        <source>Asking the service</source>
        <translation>Der Dienst wird gefragt</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>state</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state</comment>
        <translation>Startet</translation>
    </message>
    <message>
        <source>Observing</source>
        <comment>state</comment>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <comment>state</comment>
        <translation>Teilt ein</translation>
    </message>
    <message>
        <source>Ejected, trying again</source>
        <comment>state</comment>
        <translation>Hinausgeworfen, versucht es erneut</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state</comment>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>The system bus, through which the service is reached, does not answer. It is tried again.</source>
        <translation>Der Systembus, über den der Dienst zu erreichen ist, antwortet nicht. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The service has not told yet what it does.</source>
        <translation>Der Dienst hat noch nicht mitgeteilt, was er tut.</translation>
    </message>
    <message>
        <source>The service is in a state this applet does not know: %1</source>
        <translation>Der Dienst ist in einem Zustand, den diese Anwendung nicht kennt: %1</translation>
    </message>
    <message>
        <source>Nothing is watched and nothing is changed: Linux schedules as it always does.</source>
        <translation>Nichts wird beobachtet und nichts geändert: Linux teilt die Rechenzeit ein wie immer.</translation>
    </message>
    <message>
        <source>A change is under way.</source>
        <translation>Eine Änderung ist im Gange.</translation>
    </message>
    <message>
        <source>Programs are watched and learned from. Nothing is enforced.</source>
        <translation>Programme werden beobachtet, um daraus zu lernen. Es wird nicht eingegriffen.</translation>
    </message>
    <message>
        <source>What you use goes first, and background work uses the rest.</source>
        <translation>Was Sie benutzen, kommt zuerst an die Reihe; Arbeit im Hintergrund bekommt den Rest.</translation>
    </message>
    <message>
        <source>The scheduler could not be kept running, so Linux schedules as it always does.</source>
        <translation>Der Scheduler ließ sich nicht am Laufen halten, daher teilt Linux die Rechenzeit ein wie immer.</translation>
    </message>
    <message>
        <source>Which scheduler the kernel runs is not known.</source>
        <translation>Welchen Scheduler der Kernel verwendet, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The kernel runs its own scheduler.</source>
        <translation>Der Kernel verwendet seinen eigenen Scheduler.</translation>
    </message>
    <message>
        <source>The kernel runs another scheduler: %1</source>
        <translation>Der Kernel verwendet einen anderen Scheduler: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, load</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n task(s), wake-up p99 %3</source>
        <comment>state, load</comment>
        <translation>
            <numerusform>%1, %2: %n Aufgabe, Aufwachen p99 %3</numerusform>
            <numerusform>%1, %2: %n Aufgaben, Aufwachen p99 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk cannot be written: what is learned is lost when the service stops.</source>
        <translation>Auf den Datenträger kann nicht geschrieben werden: Gelerntes geht verloren, wenn der Dienst endet.</translation>
    </message>
    <message>
        <source>A damaged file was put aside, and an older one was taken instead.</source>
        <translation>Eine beschädigte Datei wurde beiseitegelegt und stattdessen eine ältere verwendet.</translation>
    </message>
    <message>
        <source>The last save failed. It is tried again.</source>
        <translation>Das letzte Speichern ist fehlgeschlagen. Es wird erneut versucht.</translation>
    </message>
    <message>
        <source>The service is not running.</source>
        <translation>Der Dienst läuft nicht.</translation>
    </message>
    <message>
        <source>Permission was refused.</source>
        <translation>Die Berechtigung wurde verweigert.</translation>
    </message>
    <message>
        <source>The question for permission was closed, so nothing was changed.</source>
        <translation>Die Frage nach der Berechtigung wurde geschlossen, daher wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Permission is needed, and no program that can ask for your password is running in this session. Desktops bring one along, a “polkit agent”; as an administrator you can use busctl instead.</source>
        <translation>Eine Berechtigung ist nötig, aber in dieser Sitzung läuft kein Programm, das Sie nach Ihrem Passwort fragen kann. Arbeitsumgebungen bringen eines mit, einen „polkit agent“; zur Systemverwaltung können Sie stattdessen busctl benutzen.</translation>
    </message>
    <message>
        <source>Another change is under way. Try again in a moment.</source>
        <translation>Eine andere Änderung ist im Gange. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Another scheduler is active in the kernel. It has to be stopped first.</source>
        <translation>Im Kernel ist ein anderer Scheduler aktiv. Er muss zuerst beendet werden.</translation>
    </message>
    <message>
        <source>The kernel did not take the scheduler: %1</source>
        <translation>Der Kernel hat den Scheduler nicht angenommen: %1</translation>
    </message>
    <message>
        <source>This kernel cannot do that: %1</source>
        <translation>Dieser Kernel kann das nicht: %1</translation>
    </message>
    <message>
        <source>Nothing is watched at the moment, so there is nothing to tell.</source>
        <translation>Derzeit wird nichts beobachtet, daher gibt es nichts zu berichten.</translation>
    </message>
    <message>
        <source>Nothing is known of this program any more.</source>
        <translation>Über dieses Programm ist nichts mehr bekannt.</translation>
    </message>
    <message>
        <source>This process has ended.</source>
        <translation>Dieser Prozess ist beendet.</translation>
    </message>
    <message>
        <source>It is pinned: %1</source>
        <translation>Es ist festgelegt: %1</translation>
    </message>
    <message>
        <source>It could not be saved, so nothing was changed: %1</source>
        <translation>Es konnte nicht gespeichert werden, daher wurde nichts geändert: %1</translation>
    </message>
    <message>
        <source>The service answered something this applet does not understand: %1</source>
        <translation>Der Dienst hat etwas geantwortet, das diese Anwendung nicht versteht: %1</translation>
    </message>
    <message>
        <source>Batch</source>
        <comment>tier</comment>
        <translation>Hintergrund</translation>
    </message>
    <message>
        <source>Interactive</source>
        <comment>tier</comment>
        <translation>Interaktiv</translation>
    </message>
    <message>
        <source>Latency-critical</source>
        <comment>tier</comment>
        <translation>Zeitkritisch</translation>
    </message>
    <message>
        <source>B</source>
        <comment>one letter for the tier Batch</comment>
        <translation>H</translation>
    </message>
    <message>
        <source>I</source>
        <comment>one letter for the tier Interactive</comment>
        <translation>I</translation>
    </message>
    <message>
        <source>L</source>
        <comment>one letter for the tier Latency-critical</comment>
        <translation>Z</translation>
    </message>
    <message>
        <source>Long work in the background, such as compiling or encoding</source>
        <translation>Lange Arbeit im Hintergrund, etwa Kompilieren oder Umwandeln von Videos</translation>
    </message>
    <message>
        <source>Short work with pauses, such as editors and browsers; also everything not known yet</source>
        <translation>Kurze Arbeit mit Pausen, etwa Editoren und Browser; auch alles, was noch nicht bekannt ist</translation>
    </message>
    <message>
        <source>Very short work that must be on time, such as sound and the screen</source>
        <translation>Sehr kurze Arbeit, die pünktlich sein muss, etwa Ton und Bildschirm</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>mode</comment>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Observe</source>
        <comment>mode</comment>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Schedule</source>
        <comment>mode</comment>
        <translation>Einteilen</translation>
    </message>
    <message>
        <source>Does nothing: Linux schedules as it always does</source>
        <translation>Tut nichts: Linux teilt die Rechenzeit ein wie immer</translation>
    </message>
    <message>
        <source>Watches and learns what programs are like, and changes nothing</source>
        <translation>Beobachtet und lernt, wie sich Programme verhalten, und ändert nichts</translation>
    </message>
    <message>
        <source>Decides which program runs next, so that what you use does not wait for background work</source>
        <translation>Entscheidet, welches Programm als nächstes läuft, damit das, was Sie benutzen, nicht auf Arbeit im Hintergrund wartet</translation>
    </message>
    <message>
        <source>light load</source>
        <translation>geringe Last</translation>
    </message>
    <message>
        <source>mixed load</source>
        <translation>gemischte Last</translation>
    </message>
    <message>
        <source>heavy load</source>
        <translation>hohe Last</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1-mal pro Sekunde</translation>
    </message>
    <message>
        <source>never</source>
        <comment>when a program was seen last</comment>
        <translation>nie</translation>
    </message>
    <message>
        <source>now</source>
        <comment>when a program was seen last</comment>
        <translation>jetzt</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, by the administrator</source>
        <translation>%1 (Systemverwaltung)</translation>
    </message>
    <message>
        <source>%1, for good</source>
        <translation>%1, dauerhaft</translation>
    </message>
    <message>
        <source>%1, until the service stops</source>
        <translation>%1, bis der Dienst endet</translation>
    </message>
    <message>
        <source>It is pinned there: somebody decided so.</source>
        <translation>Das Programm ist darauf festgelegt: Jemand hat so entschieden.</translation>
    </message>
    <message>
        <source>It is part of the kernel and has a fixed place.</source>
        <translation>Der Prozess ist Teil des Kernels und hat einen festen Platz.</translation>
    </message>
    <message>
        <source>It started there because of what was learned from earlier runs of this program.</source>
        <translation>Der Prozess startete dort, weil es aus früheren Läufen dieses Programms so gelernt wurde.</translation>
    </message>
    <message>
        <source>What it does now puts it there.</source>
        <translation>Was der Prozess jetzt tut, bringt ihn dorthin.</translation>
    </message>
    <message>
        <source>It wakes %1 times a second and runs %2 each time.</source>
        <translation>Der Prozess wacht %1-mal pro Sekunde auf und läuft jedes Mal %2.</translation>
    </message>
    <message>
        <source>It wakes %1 times a second, runs %2 each time and sleeps %3 in between.</source>
        <translation>Der Prozess wacht %1-mal pro Sekunde auf, läuft jedes Mal %2 und schläft dazwischen %3.</translation>
    </message>
    <message numerus="yes">
        <source>The scheduler was ejected and started again %Ln time(s).</source>
        <translation>
            <numerusform>Der Scheduler wurde %Ln-mal hinausgeworfen und neu gestartet.</numerusform>
            <numerusform>Der Scheduler wurde %Ln-mal hinausgeworfen und neu gestartet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Pandemonium’s own code takes %1 of processor time per second.</source>
        <translation>Der Code von Pandemonium selbst braucht %1 Prozessorzeit je Sekunde.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) are known well enough to start in the right tier.</source>
        <translation>
            <numerusform>%Ln Programm ist gut genug bekannt, um in der richtigen Klasse zu starten.</numerusform>
            <numerusform>%Ln Programme sind gut genug bekannt, um in der richtigen Klasse zu starten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) are pinned to a tier by somebody.</source>
        <translation>
            <numerusform>%Ln Programm hat jemand auf eine Klasse festgelegt.</numerusform>
            <numerusform>%Ln Programme hat jemand auf eine Klasse festgelegt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The service gives no figures: none came in time.</source>
        <translation>Der Dienst liefert keine Zahlen: Es kamen keine rechtzeitig.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>state</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>The kernel runs Pandemonium’s scheduler.</source>
        <translation>Der Kernel benutzt den Scheduler von Pandemonium.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n task(s), wake-up p99 %2</source>
        <comment>state</comment>
        <translation>
            <numerusform>%1: %n Aufgabe, Aufwachen p99 %2</numerusform>
            <numerusform>%1: %n Aufgaben, Aufwachen p99 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>There was no answer in time. Whether anything was changed is not known.</source>
        <translation>Es kam nicht rechtzeitig eine Antwort. Ob etwas geändert wurde, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>That would be too many: %1</source>
        <translation>Das wären zu viele: %1</translation>
    </message>
    <message>
        <source>The service answered with an error: %1</source>
        <translation>Der Dienst antwortete mit einem Fehler: %1</translation>
    </message>
    <message>
        <source>The kernel threw the scheduler out (“ejected” it), as it does when something is wrong or it is told to. Linux schedules as always, so nothing is lost, and the service tries again shortly.</source>
        <translation>Der Kernel hat den Scheduler hinausgeworfen, wie er es tut, wenn etwas nicht stimmt oder jemand es verlangt. Linux teilt ein wie immer, es geht also nichts verloren, und der Dienst versucht es in Kürze erneut.</translation>
    </message>
    <message>
        <source>The kernel threw the scheduler out (“ejected” it), as it does when something is wrong or it is told to. Linux schedules as always, so nothing is lost, and the service tries again. Reason: %1</source>
        <translation>Der Kernel hat den Scheduler hinausgeworfen, wie er es tut, wenn etwas nicht stimmt oder jemand es verlangt. Linux teilt ein wie immer, es geht also nichts verloren, und der Dienst versucht es erneut. Grund: %1</translation>
    </message>
    <message>
        <source>The kernel threw the scheduler out (“ejected” it), as it does when something is wrong or it is told to. Linux schedules as always, so nothing is lost. Reason: %1</source>
        <translation>Der Kernel hat den Scheduler hinausgeworfen, wie er es tut, wenn etwas nicht stimmt oder jemand es verlangt. Linux teilt ein wie immer, es geht also nichts verloren. Grund: %1</translation>
    </message>
    <message>
        <source>Figures are shown here while the service watches programs: in the modes “%1” and “%2”.</source>
        <translation>Zahlen stehen hier, solange der Dienst die Programme beobachtet: in den Modi „%1“ und „%2“.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>when, what</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing is enforced, for the reason given above: programs are only watched, and which one runs is decided without Pandemonium.</source>
        <translation>Es wird nicht eingegriffen, aus dem oben genannten Grund: Programme werden nur beobachtet, und welches läuft, wird ohne Pandemonium entschieden.</translation>
    </message>
    <message>
        <source>Pandemonium’s service does not run or is not installed, so Linux schedules as it always does. Only an administrator can start it: systemctl start pandemonium</source>
        <translation>Der Dienst von Pandemonium läuft nicht oder ist nicht installiert, also teilt Linux ein wie immer. Nur die Systemverwaltung kann ihn starten: systemctl start pandemonium</translation>
    </message>
    <message>
        <source>Too little was seen of it to judge it, and nothing sure enough was learned of the program.</source>
        <translation>Von ihm wurde zu wenig gesehen, um es zu beurteilen, und über das Programm wurde noch nichts gelernt, was gewiss genug ist.</translation>
    </message>
    <message>
        <source>It has not run since the service began to watch, so nothing was measured.</source>
        <translation>Er ist nicht gelaufen, seit der Dienst beobachtet, also wurde nichts gemessen.</translation>
    </message>
</context>
</TS>
