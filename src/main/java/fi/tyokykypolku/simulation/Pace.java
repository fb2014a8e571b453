package fi.tyokykypolku.simulation;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.simulation.CohortParameters.Days;
import fi.tyokykypolku.simulation.CohortParameters.Time;
import fi.tyokykypolku.simulation.CohortParameters.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.Objects;

/** When the work of a client's case gets done. Work is done on working days, in office hours. */
final class Pace {
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int OFFICE_MINUTES = 8 * 60;
    private static final Duration SOON = Duration.ofMinutes(20);

    private final CohortParameters parameters;
    private final Times times;

    Pace(CohortParameters parameters) {
        this.parameters = parameters;
        this.times = parameters.times();
    }

    /**
     * When a new task will be done.
     *
     * @param time how often the client's case has come to this task, from 1
     */
    Instant done(Walk walk, String task, int time, Instant now) {
        LocalDate today = Helsinki.dayOf(now);
        LocalDate referredOn = walk.client.referredOn();
        return switch (task) {
            case "checkReferral" -> after(walk, task, times.referralToContact(), referredOn, 0.3, now);
            case "contactClient" ->
                time == 1
                        ? after(walk, "contact", times.referralToContact(), referredOn, 1, now)
                        : any(walk, task, time, now);
            case "recordConsent", "startCustomership" ->
                after(walk, "consent", times.contactToConsent(), walk.first("consent", today), 1, now);
            case "assessEmployment" -> assessment(walk, 0.35, now);
            case "assessSocial" -> assessment(walk, 0.5, now);
            case "assessBenefits" -> assessment(walk, 0.45, now);
            case "assessHealth" -> health(walk, now);
            case "summariseAssessment" -> assessment(walk, 1, now);
            case "draftPlan" -> plan(walk, 0.4, now);
            case "agreePlan" -> plan(walk, 0.7, now);
            case "confirmPlan" -> plan(walk, 1, now);
            case "answerKelaQuestion" ->
                after(walk, task + time, walk.kela ? times.answerWithKela() : times.answerWithout(), today, 1, now);
            case "reportProgress" ->
                moment(
                        walk,
                        task + time,
                        today.plusDays(1L + walk.client.draws().one(task + time, 9)),
                        now);
            case "reviewPlan" -> review(walk, time, now);
            default -> any(walk, task, time, now);
        };
    }

    /** When somebody takes a task that will be done at a moment. */
    Instant taken(Walk walk, String task, int time, Instant now, Instant done) {
        Duration unclaimed =
                Duration.ofSeconds((long) (Duration.between(now, done).toSeconds() * parameters.unclaimed()));
        Instant taken = moment(walk, "take " + task + time, Helsinki.dayOf(now.plus(unclaimed)), now);
        return taken.isBefore(done)
                ? taken
                : now.plus(Duration.between(now, done).dividedBy(2));
    }

    /** When Kela decides on an application of today. */
    Instant decided(Walk walk, Instant now) {
        return after(walk, "kelaDecision", times.kelaDecision(), Helsinki.dayOf(now), 1, now);
    }

    /** When a referral comes. */
    Instant referred(Client client) {
        return at(client, "referral", client.referredOn());
    }

    /** So many months after a day. */
    Instant months(Walk walk, String name, LocalDate from, double months, Instant now) {
        return moment(walk, name, from.plusDays(Math.round(Math.min(months, 120) * 365.25 / 12)), now);
    }

    /** The next working day. */
    Instant tomorrow(Walk walk, String name, Instant now) {
        return moment(walk, name, Helsinki.dayOf(now).plusDays(1), now);
    }

    private Instant assessment(Walk walk, double part, Instant now) {
        return after(walk, "assessment", times.assessment(), walk.first("assessment", Helsinki.dayOf(now)), part, now);
    }

    // A doctor's statement, where one is needed, is what an assessment waits for.
    private Instant health(Walk walk, Instant now) {
        Draws draws = walk.client.draws();
        if (!draws.happens("statementNeeded", parameters.statementNeeded())) {
            return assessment(walk, 0.4, now);
        }
        double statement = draws.lognormal("statement", times.statement().spread());
        double whole = draws.lognormal("assessment", times.assessment().spread());
        return assessment(walk, Math.min(statement / whole, 0.95), now);
    }

    private Instant plan(Walk walk, double part, Instant now) {
        return after(walk, "plan", times.plan(), walk.first("plan", Helsinki.dayOf(now)), part, now);
    }

    private Instant review(Walk walk, int time, Instant now) {
        LocalDate agreed = Objects.requireNonNullElse(walk.noted("review"), Helsinki.dayOf(now));
        Draws draws = walk.client.draws();
        String name = "review" + time;
        boolean late = draws.happens(name + " late", parameters.review().late());
        int days = 1 + draws.one(name + " days", parameters.review().lateDays());
        return moment(walk, name, late ? agreed.plusDays(days) : agreed.minusDays(days % 4), now);
    }

    private Instant any(Walk walk, String task, int time, Instant now) {
        return after(walk, task + time, times.anotherTask(), Helsinki.dayOf(now), 1, now);
    }

    private Instant after(Walk walk, String name, Time time, LocalDate from, double part, Instant now) {
        long days = Math.round(part * walk.client.draws().lognormal(name, time.spread()));
        LocalDate day = time.days() == Days.WORKING
                ? WorkingCalendar.WORK5.dueDate(from, Period.ofDays((int) days))
                : from.plusDays(days);
        return moment(walk, name + part, day, now);
    }

    private static Instant moment(Walk walk, String name, LocalDate day, Instant now) {
        Instant moment = at(walk.client, name, day);
        return moment.isAfter(now) ? moment : now.plus(SOON);
    }

    private static Instant at(Client client, String name, LocalDate day) {
        return WorkingCalendar.WORK5
                .dueDate(day, Period.ZERO)
                .atTime(MORNING.plusMinutes(client.draws().one("minute of " + name, OFFICE_MINUTES)))
                .atZone(CaseFile.ZONE)
                .toInstant();
    }
}
