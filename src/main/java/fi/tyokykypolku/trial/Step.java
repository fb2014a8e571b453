package fi.tyokykypolku.trial;

import java.time.LocalDate;

/**
 * Something in the course of a case, without anything that differs from run to run.
 *
 * @param process id of the process; empty for what belongs to the case as a whole
 * @param element id of the element, or what the kind says
 * @param label name of the element in its drawing
 * @param time which time in the case, from 1
 * @param value what the kind says
 */
record Step(Kind kind, String process, String element, String label, int time, LocalDate day, String value) {
    /** What two runs have in common when the same happens in both. */
    record Key(Kind kind, String process, String element, int time) {}

    Key key() {
        return new Key(kind, process, element, time);
    }
}
