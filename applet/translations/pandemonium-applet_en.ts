<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>pandemonium::applet::EventWords</name>
    <message numerus="yes">
        <source>The service started the scheduler again, %n time(s) by now.</source>
        <translation>
            <numerusform>The service started the scheduler again, %n time by now.</numerusform>
            <numerusform>The service started the scheduler again, %n times by now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody else had all programs forgotten: %n of them.</source>
        <translation>
            <numerusform>Somebody else had all programs forgotten: %n of them.</numerusform>
            <numerusform>Somebody else had all programs forgotten: %n of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ExplanationWords</name>
    <message numerus="yes">
        <source>Seen %n time(s), and it mostly was %1. How sure that is: %2.</source>
        <translation>
            <numerusform>Seen %n time, and it was %1. How sure that is: %2.</numerusform>
            <numerusform>Seen %n times, and it mostly was %1. How sure that is: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProfilesModel</name>
    <message numerus="yes">
        <source>From %n observation(s)</source>
        <translation>
            <numerusform>From %n observation</numerusform>
            <numerusform>From %n observations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::ProgramsPage</name>
    <message numerus="yes">
        <source>%1 of %n program(s)</source>
        <translation>
            <numerusform>%1 of %n program</numerusform>
            <numerusform>%1 of %n programs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n program(s)</source>
        <translation>
            <numerusform>%n program</numerusform>
            <numerusform>%n programs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forgetting %n program(s) in a moment</source>
        <translation>
            <numerusform>Forgetting %n program in a moment</numerusform>
            <numerusform>Forgetting %n programs in a moment</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pandemonium::applet::Words</name>
    <message numerus="yes">
        <source>%Ln program(s) are known.</source>
        <translation>
            <numerusform>%Ln program is known.</numerusform>
            <numerusform>%Ln programs are known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new task(s) started with what was learned before.</source>
        <translation>
            <numerusform>%Ln new task started with what was learned before.</numerusform>
            <numerusform>%Ln new tasks started with what was learned before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln task(s), %2 of the CPU time in use.</source>
        <comment>tier, share</comment>
        <translation>
            <numerusform>%1: %Ln task, %2 of the CPU time in use.</numerusform>
            <numerusform>%1: %Ln tasks, %2 of the CPU time in use.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2: %n task(s), wake-up p99 %3</source>
        <comment>state, load</comment>
        <translation>
            <numerusform>%1, %2: %n task, wake-up p99 %3</numerusform>
            <numerusform>%1, %2: %n tasks, wake-up p99 %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The scheduler was ejected and started again %Ln time(s).</source>
        <translation>
            <numerusform>The scheduler was ejected and started again %Ln time.</numerusform>
            <numerusform>The scheduler was ejected and started again %Ln times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) are known well enough to start in the right tier.</source>
        <translation>
            <numerusform>%Ln program is known well enough to start in the right tier.</numerusform>
            <numerusform>%Ln programs are known well enough to start in the right tier.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln program(s) are pinned to a tier by somebody.</source>
        <translation>
            <numerusform>%Ln program is pinned to a tier by somebody.</numerusform>
            <numerusform>%Ln programs are pinned to a tier by somebody.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n task(s), wake-up p99 %2</source>
        <comment>state</comment>
        <translation>
            <numerusform>%1: %n task, wake-up p99 %2</numerusform>
            <numerusform>%1: %n tasks, wake-up p99 %2</numerusform>
        </translation>
    </message>
</context>
</TS>
