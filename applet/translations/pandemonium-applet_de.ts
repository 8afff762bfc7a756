<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ProfilesModel</name>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mean run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wake-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the kernel calls the program: at most 15 letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the program belongs, as learned from its earlier runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where somebody decided that the program belongs; this overrides what was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How sure the service is of the tier. A confident one is used from the start of the next run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the program works on average before it waits for something again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the program starts to work in a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the program ran last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 /s</source>
        <comment>wake-ups a second</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program has not run since somebody pinned it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>From %n observation(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Shows what Pandemonium&apos;s scheduler does and why, and lets you decide. It talks to the system service over D-Bus and never starts it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the window at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pandemonium-applet: unexpected argument: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pandemonium-applet: it is running already and does not answer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet</name>
    <message>
        <source>there is no screen to show anything on: neither WAYLAND_DISPLAY nor DISPLAY is set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Autostart</name>
    <message>
        <source>The desktop did not allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be read, so it was left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::BackgroundPortal</name>
    <message>
        <source>The desktop left before it answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in the panel what the scheduler does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop cannot be asked to start the applet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop answered something that is not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop did not allow it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Calls</name>
    <message>
        <source>%1 answered “%2” and not “%3”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Client</name>
    <message>
        <source>The signal %1 carried “%2” and not “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not tell its state: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Dictionary</name>
    <message>
        <source>%1: “%2” is not a program&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: “%2” is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: “%2” is of another type than agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: “%2” is not a number that can be</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::EventWords</name>
    <message>
        <source>State</source>
        <comment>kind of event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <comment>kind of event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ejection</source>
        <comment>kind of event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>kind of event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service</source>
        <comment>kind of event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <comment>kind of event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forgotten</source>
        <comment>kind of event</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state, what it means</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You set the mode to “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else set the mode to “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The service started the scheduler again, %n time(s) by now.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The system bus does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service has started and is asked what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is there, version %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pinned %1 to %2, for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else pinned %1 to %2, for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator pinned %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You pinned %1 to %2, until the service stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else pinned %1 to %2, until the service stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator pinned %1 to %2, until the service stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You unpinned %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was unpinned by somebody else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You had %1 forgotten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was forgotten; somebody else asked for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Somebody else had all programs forgotten: %n of them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The kernel&apos;s reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the scheduler said: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind %1, code %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end of the kernel&apos;s dump:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::EventsModel</name>
    <message>
        <source>%1  %2: %3</source>
        <comment>copied line: time, kind, sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <comment>column</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::EventsPage</name>
    <message>
        <source>Details of the chosen event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an event to see what is known of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet. When the service changes its state, is ejected by the kernel or restarted, and when somebody pins or forgets a program, it is written down here until you leave the session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of this session, the latest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy Selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ExplanationView</name>
    <message>
        <source>In the service’s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ExplanationWords</name>
    <message>
        <source>%1 (process %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its score is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its score is %1: the more often it wakes and the less it works, the higher. From %2 on a process counts as %3, from %4 on as %5. By the score alone this one would be %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, give or take %2</source>
        <comment>a time and how much it varies</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wakes up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pauses by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleeps in between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watched for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was learned yet of earlier runs of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program is pinned: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Seen %n time(s), and it mostly was %1. How sure that is: %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>How often it was found to be what: %1 %2, %3 %4, %5 %6.</source>
        <comment>three tiers, each with a count</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a line of the clipboard: what was measured, and how much</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service says: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Figures</name>
    <message>
        <source>Who used the processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long 99 of 100 wake-ups waited at most</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Header</name>
    <message>
        <source>Try &amp;again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load the scheduler again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for permission to try again …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose only until the service stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After a restart of the service or the computer, the choice before holds again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chooses what the service is to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for permission to change the mode …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service sent something this applet does not understand; the rest is shown. %1</source>
        <comment>what it was</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::LatencyChart</name>
    <message>
        <source>Waits for a processor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Notifier</name>
    <message>
        <source>The scheduler was ejected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scheduler is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scheduler was not started again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::PickerDialog</name>
    <message>
        <source>What is this process?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To find the number of a window’s process, open your desktop’s system monitor and look in the column “PID”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or enter a process &amp;number (PID):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a part of its name, command line or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search among your running processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits, such as 1234</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your running processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the list again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process named “%1” of yours is running now. If you know the number of another one, enter it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No running process of yours matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is no process number: it has only digits and is not 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a process in the list, or enter a process number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Preferences</name>
    <message>
        <source>The settings in %1 could not be read, so the usual ones hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting in %1 is not understood, so the usual one holds: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings could not be saved to %1. They hold until the applet ends.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProcessesModel</name>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command line</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramActions</name>
    <message>
        <source>&amp;Pin to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Why?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one or more programs first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The administrator decided this in a file; it cannot be changed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide where the program belongs, whatever was learned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let what was learned decide again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Throw away what was learned of the program, so that it is learned anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is pinned; unpin it first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why a running process of this program is where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one program first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until the service stops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramTable</name>
    <message>
        <source>Programs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramsMenu</name>
    <message>
        <source>&amp;Programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program was at work in the last minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Unpin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not unpinned</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramsPage</name>
    <message>
        <source>Search by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show programs whose name contains this (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which programs are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is this &amp;process?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a running process and see why it is in its tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned. Nothing enforces it at the moment, because Pandemonium does not schedule now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Will be forgotten in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for permission</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program the service knows is like what you search.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list did not come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing learned yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of programs is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes are not shown any more. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n program(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n program(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Learning is switched off, so programs are not remembered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs appear here after they have run for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs are learned while Pandemonium observes or schedules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>program: what became of it</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Forgetting %n program(s) in a moment</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ScoreScale</name>
    <message>
        <source>Score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::SettingsPage</name>
    <message>
        <source>&amp;Start when you log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tell when the scheduler is ejected, comes back, or the service stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens the window, or closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What a click on the icon in the panel does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Login:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notifications:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A &amp;click on the icon:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desktop is asked for permission.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ShareChart</name>
    <message>
        <source>Shares of CPU time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TierTable</name>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running or waiting programs and their threads, now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the time the processors were in use in the last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half within</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the wake-ups waited no longer (p50)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>99 of 100</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ninety-nine of a hundred wake-ups waited no longer (p99)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>longest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest wait of the last second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait after waking up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a program that has something to do waits until a processor runs it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TimeChart</name>
    <message>
        <source>2 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TrayMenu</name>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The mode was not changed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::TrayWords</name>
    <message>
        <source>%1 (at %2)</source>
        <comment>one line with figures, time</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::WhyDialog</name>
    <message>
        <source>Why this tier? Process %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the service again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the whole explanation as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the service about process %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this tier? %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Window</name>
    <message>
        <source>Pandemonium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Words</name>
    <message>
        <source>The processors are idle %1 of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light load: the processors are idle %1 of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mixed load: the processors are idle %1 of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heavy load: the processors are idle %1 of the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Many short programs are starting, as when something is compiled or installed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Background work is waiting: it has not had its turn for two seconds or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is enforced: programs are only watched, and Linux decides as always which one runs. In the mode “%1”, those marked latency-critical would go first, then the interactive ones, and batch work would use the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>It was ejected and started again %Ln time(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Pandemonium&apos;s own code takes %1 of processor time per second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) are known.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them well enough to start in the right tier.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them pinned to a tier by somebody.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new task(s) started with what was learned before.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no wake-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln task(s), %2 of the CPU time in use.</source>
        <comment>tier, share</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no wake-ups in the last second.</source>
        <comment>tier</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: half of the wake-ups waited less than %2, 99 of 100 less than %3, and the longest %4.</source>
        <comment>tier, three durations</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service gives no figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first figures come in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System bus not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Service not running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observing</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scheduling</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ejected, trying again</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system bus, through which the service is reached, does not answer. It is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pandemonium&apos;s service does not run, so Linux schedules as it always does. Only an administrator can start it: systemctl start pandemonium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service has not told yet what it does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is in a state this applet does not know: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is watched and nothing is changed: Linux schedules as it always does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs are watched and learned from. Nothing is enforced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you use goes first, and background work uses the rest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel ejected the scheduler and schedules by itself. The service tries again shortly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scheduler could not be kept running, so Linux schedules as it always does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which scheduler the kernel runs is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel runs its own scheduler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel runs Pandemonium&apos;s scheduler.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel runs another scheduler: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>state, load</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n task(s), wake-up p99 %3</source>
        <comment>state, load</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The kernel ejected the scheduler and schedules by itself; the service tries again. Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel ejected the scheduler and schedules by itself. Reason: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk cannot be written: what is learned is lost when the service stops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A damaged file was put aside, and an older one was taken instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last save failed. It is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service is not running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was no answer in time. Nothing was changed, as far as is known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission was refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question for permission was closed, so nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission is needed, and no program that can ask for your password is running in this session. Desktops bring one along, a “polkit agent”; as an administrator you can use busctl instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another change is under way. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another scheduler is active in the kernel. It has to be stopped first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The kernel did not take the scheduler: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This kernel cannot do that: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is watched at the moment, so there is nothing to tell.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known of this program any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This process has ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is pinned: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are too many already: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved, so nothing was changed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service answered something this applet does not understand: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <comment>tier</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interactive</source>
        <comment>tier</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency-critical</source>
        <comment>tier</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B</source>
        <comment>one letter for the tier Batch</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I</source>
        <comment>one letter for the tier Interactive</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L</source>
        <comment>one letter for the tier Latency-critical</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long work in the background, such as compiling or encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short work with pauses, such as editors and browsers; also everything not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Very short work that must be on time, such as sound and the screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <comment>mode</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observe</source>
        <comment>mode</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <comment>mode</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does nothing: Linux schedules as it always does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watches and learns what programs are like, and changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decides which program runs next, so that what you use does not wait for background work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixed load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>heavy load</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <comment>when a program was seen last</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <comment>when a program was seen last</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1, by the administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, until the service stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is pinned there: somebody decided so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is part of the kernel and has a fixed place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It started there because of what was learned from earlier runs of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does now puts it there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is too young to be judged, and nothing was learned of it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It wakes %1 times a second and runs %2 each time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It wakes %1 times a second, runs %2 each time and sleeps %3 in between.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
