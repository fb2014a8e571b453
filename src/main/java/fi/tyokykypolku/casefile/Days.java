package fi.tyokykypolku.casefile;

import fi.tyokykypolku.texts.Sentences;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The bounds of every day that anybody tells: one place for the interface and the forms. A slip such as the year 1 or 2206 would
 * spoil everyone's reports and time limits.
 *
 * <ul>
 *   <li>Births: from 1900. Nobody older needs work ability support, and a code of the 1800s is a slip of its separator.
 *   <li>What was in the client's life, such as the beginning of unemployment: from 1900 to today.
 *   <li>What happened to the case, such as a referral or a decision: at most {@value #EVENT_YEARS} years ago and not after today. Longer ago, the time
 *       limits that run from it (months at most) say nothing, and the facts of a case are kept for four years after it ends.
 *   <li>What is planned or ends, such as an action or a consent: from {@value #EVENT_YEARS} years ago to {@value #PLANNED_YEARS} years ahead. A plan is
 *       reviewed every three months and a consent asked anew; nothing is agreed for longer.
 * </ul>
 *
 * Every method answers what is wrong, in the reader's language and without the day itself, or nothing.
 */
public final class Days {
    private static final Sentences SENTENCES = new Sentences("casefile");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int EVENT_YEARS = 5;
    private static final int PLANNED_YEARS = 10;

    private Days() {}

    /** What is wrong with the day on which a person was born. */
    public static Optional<String> birthFault(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            return Optional.of(SENTENCES.say("birth.future"));
        }
        return day.isBefore(EARLIEST)
                ? Optional.of(SENTENCES.say("birth.early", String.valueOf(EARLIEST.getYear())))
                : Optional.empty();
    }

    /** What is wrong with a day of the client's life until now. */
    public static Optional<String> lifeFault(LocalDate day, LocalDate today) {
        return pastFault(day, EARLIEST, today);
    }

    /** What is wrong with the day on which something happened to a case. */
    public static Optional<String> eventFault(LocalDate day, LocalDate today) {
        return pastFault(day, today.minusYears(EVENT_YEARS), today);
    }

    /** What is wrong with a day on which something is to happen or to end. */
    public static Optional<String> plannedFault(LocalDate day, LocalDate today) {
        LocalDate last = today.plusYears(PLANNED_YEARS);
        return day.isAfter(last)
                ? Optional.of(SENTENCES.say("day.late", last))
                : earlyFault(day, today.minusYears(EVENT_YEARS));
    }

    private static Optional<String> pastFault(LocalDate day, LocalDate first, LocalDate today) {
        return day.isAfter(today) ? Optional.of(SENTENCES.say("day.future")) : earlyFault(day, first);
    }

    private static Optional<String> earlyFault(LocalDate day, LocalDate first) {
        return day.isBefore(first) ? Optional.of(SENTENCES.say("day.early", first)) : Optional.empty();
    }
}
