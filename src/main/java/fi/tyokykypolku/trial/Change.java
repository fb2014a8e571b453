package fi.tyokykypolku.trial;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What goes otherwise at one point of a case.
 *
 * @param process id of the process; empty for what belongs to the case as a whole
 * @param element id of the element, or what the kind says
 * @param label name of the element in its drawing
 * @param time which time in the case, from 1
 * @param day when, in the case as it starts on the day of the trial
 * @param before value with the deployed models; null when it does not happen with them
 * @param after value with the changed models; null when it does not happen with them
 */
public record Change(
        Kind kind,
        String process,
        String element,
        String label,
        int time,
        LocalDate day,
        @Nullable String before,
        @Nullable String after) {}
