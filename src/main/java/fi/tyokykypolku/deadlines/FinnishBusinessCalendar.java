package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.casefile.CaseFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Lets a model write a time limit as the law does: {@code P3M} for three months of the calendar, {@code P5D/WORK5} for five working
 * days, to the last second of the last day. What names no whole days, such as {@code PT30M} or a moment, is read as ever.
 */
final class FinnishBusinessCalendar implements BusinessCalendar {
    private static final Pattern LIMIT = Pattern.compile("(P[0-9YMWD]+)(?:/(\\w+))?");

    private final BusinessCalendar stock;

    FinnishBusinessCalendar(BusinessCalendar stock) {
        this.stock = stock;
    }

    @Override
    public Date resolveDuedate(String text) {
        return resolveDuedate(text, (Date) null);
    }

    @Override
    public Date resolveDuedate(String text, Task task) {
        return resolveDuedate(text, (Date) null);
    }

    /** @throws IllegalArgumentException when the calendar is unknown or cannot count the limit */
    @Override
    public Date resolveDuedate(String text, @Nullable Date start) {
        Matcher limit = LIMIT.matcher(text.trim());
        if (!limit.matches()) {
            return stock.resolveDuedate(text, start);
        }
        Instant from = (start == null ? ClockUtil.getCurrentTime() : start).toInstant();
        String calendar = limit.group(2) == null ? WorkingCalendar.CAL.name() : limit.group(2);
        LocalDate due = Limit.parse(limit.group(1), calendar)
                .dueDate(from.atZone(CaseFile.ZONE).toLocalDate());
        return Deadlines.end(due);
    }
}
