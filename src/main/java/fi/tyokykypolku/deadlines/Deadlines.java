package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Milestone;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Decisions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dates every task and phase by {@code deadlines.dmn}; the models' timers say {@code ${deadlines.overdue(execution)}}. */
@Component("deadlines")
public class Deadlines {
    /** The parties report before the review: INTERNAL, the same ten working days as REPORT_PROGRESS. */
    private static final Period REPORTING = Period.ofDays(14);

    private static final String REVIEW = "reviewPlan";

    private final Decisions decisions;
    private final CaseFile caseFile;
    private final Directory directory;
    private final CountyLimits own;

    Deadlines(Decisions decisions, CaseFile caseFile, Directory directory, CountyLimits own) {
        this.decisions = decisions;
        this.caseFile = caseFile;
        this.directory = directory;
        this.own = own;
    }

    /**
     * When the host activity of a boundary timer is late.
     *
     * @throws IllegalStateException when {@code deadlines.dmn} has no row for the activity
     */
    public Date overdue(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        return end(term(id, host(execution)).due());
    }

    /** When the next review opens: so long before its day that the parties can report. */
    public Date reviewOpens(DelegateExecution execution) {
        CaseId id = CaseVariables.caseId(execution);
        return Date.from(term(id, REVIEW)
                .due()
                .minus(REPORTING)
                .atStartOfDay(CaseFile.ZONE)
                .toInstant());
    }

    /**
     * The time limit of an activity of a case as of today.
     *
     * @param activity id of a task, phase or limit
     * @throws IllegalStateException when {@code deadlines.dmn} has no row for it
     */
    public Term term(CaseId id, String activity) {
        return term(id, activity, caseFile.today(), milestone -> caseFile.reached(id, milestone));
    }

    /**
     * The time limit of an activity of a case as it stood at a moment: by the law of that day and what had been reached by then.
     *
     * @param activity id of a task, phase or limit
     * @throws IllegalStateException when {@code deadlines.dmn} has no row for it
     */
    public Term term(CaseId id, String activity, Instant at) {
        return term(id, activity, Helsinki.dayOf(at), milestone -> caseFile.reached(id, milestone, at));
    }

    /**
     * The client's own last day to apply for what belongs to a service, such as the rehabilitation allowance.
     *
     * @param service code of a service of the plan
     * @param begins its first day
     * @return empty for a service of which {@code deadlines.dmn} knows no limit, and when the day has passed
     */
    public Optional<LocalDate> lastDayToApply(String service, LocalDate begins) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("slaId", service);
        inputs.put("referenceDate", begins.toString());
        inputs.put("urgent", false);
        return decisions
                .table("deadlines")
                .read(
                        inputs,
                        rows -> rows.stream()
                                .map(row -> Limit.parse(text(row, "limit"), text(row, "calendar"))
                                        .dueDate(begins))
                                .filter(day -> !day.isBefore(caseFile.today()))
                                .findFirst());
    }

    /** @param reached the days on which something was reached, as they are known at some moment */
    private Term term(CaseId id, String activity, LocalDate today, Function<Milestone, Optional<LocalDate>> reached) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("slaId", activity);
        inputs.put("referenceDate", today.toString());
        CaseRecord record = caseFile.get(id);
        inputs.put("urgent", record.urgent());
        return decisions.table("deadlines").read(inputs, rows -> {
            if (rows.isEmpty()) {
                throw new Decisions.Unanswered("deadlines.dmn has no row for " + activity + " on " + today);
            }
            return term(rows.get(0), record, activity, today, reached);
        });
    }

    private Term term(
            Map<String, Object> row,
            CaseRecord record,
            String activity,
            LocalDate today,
            Function<Milestone, Optional<LocalDate>> reached) {
        LocalDate start = start(text(row, "clock"), reached).orElse(today);
        Limit limit = own(record, row).orElseGet(() -> Limit.parse(text(row, "limit"), text(row, "calendar")));
        LocalDate due = limit.dueDate(start);
        if (activity.equals(REVIEW)) {
            // The parties may agree on an earlier review than the law demands.
            due = Stream.concat(reached.apply(Milestone.REVIEW_AGREED).stream(), Stream.of(due))
                    .filter(day -> !day.isBefore(start))
                    .min(Comparator.naturalOrder())
                    .orElse(due);
        }
        LocalDate reminder = limit.calendar().reminder(start, due, Double.parseDouble(text(row, "warnShare")));
        return new Term(text(row, "sla"), start, due, reminder, text(row, "kind"), text(row, "statute"));
    }

    private Optional<Limit> own(CaseRecord record, Map<String, Object> row) {
        return text(row, "kind").equals("INTERNAL")
                ? own.of(directory.municipality(record.municipality()).county().code(), text(row, "sla"))
                : Optional.empty();
    }

    private static Optional<LocalDate> start(String clock, Function<Milestone, Optional<LocalDate>> reached) {
        return switch (clock) {
            case "RECEIVED", "CONTACTED" -> reached.apply(Milestone.valueOf(clock));
            // A plan once in force is changed on the clock of its reviews, not on that of its first making.
            case "ASSESSMENT_STARTED" ->
                reached.apply(Milestone.PLAN_ADOPTED).isPresent()
                        ? reviewed(reached)
                        : reached.apply(Milestone.ASSESSMENT_STARTED);
            case "REVIEWED" -> reviewed(reached);
            case "TASK" -> Optional.empty();
            default -> throw new IllegalStateException("deadlines.dmn names an unknown clock " + clock);
        };
    }

    // Act 381/2023 § 6: from the plan or its latest review, whichever is later.
    private static Optional<LocalDate> reviewed(Function<Milestone, Optional<LocalDate>> reached) {
        return Stream.of(Milestone.PLAN_ADOPTED, Milestone.REVIEWED)
                .flatMap(milestone -> reached.apply(milestone).stream())
                .max(Comparator.naturalOrder());
    }

    // The timer of a multi-instance task hangs on its body, which has an id of its own.
    private static String host(DelegateExecution execution) {
        String activity = execution.getCurrentActivityId();
        if (activity == null) {
            throw new IllegalStateException(
                    "A case that is migrated keeps its time limits: leave updateEventTriggers out of the migration");
        }
        return activity.replace("#multiInstanceBody", "");
    }

    static Date end(LocalDate day) {
        return Date.from(Helsinki.endOf(day).toInstant());
    }

    private static String text(Map<String, Object> row, String output) {
        Object value = row.get(output);
        if (value == null) {
            throw new IllegalStateException("deadlines.dmn leaves " + output + " empty");
        }
        return value.toString();
    }
}
