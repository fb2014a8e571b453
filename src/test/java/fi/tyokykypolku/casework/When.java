package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.directory.Organisation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** What happens. */
public final class When {
    /** The worklist of each organisation where the client lives. */
    public final Actor employment;

    public final Actor social;
    public final Actor socialWorkers;
    public final Actor health;
    /** Those who lead the work of the employment authority. */
    public final Actor lead;

    public final Actor kela;
    public final Actor ngo;

    /** What turns a case from its usual path. */
    private static final Map<String, Map<String, @Nullable Object>> OTHERWISE = Map.of(
            "contactClient", Values.with("clientReached", "false"),
            "agreePlan", Values.with("planAgreed", "false"),
            "clarifyBenefits", Values.with("rehabNeedRaised", "true"),
            "confirmPlan", Values.with("kelaApplicationSent", "true"),
            "reviewPlan", Values.with("reviewOutcome", "CHANGE_PLAN"),
            "decideEnding", Values.with("endingAgreed", "false"));

    private final Casework casework;

    When(Casework casework) {
        this.casework = casework;
        this.employment = new Actor(casework, Organisation.EMPLOYMENT, "");
        this.social = new Actor(casework, Organisation.SOCIAL, "");
        this.socialWorkers = new Actor(casework, Organisation.SOCIAL, "socialworker");
        this.health = new Actor(casework, Organisation.HEALTH, "");
        this.lead = new Actor(casework, Organisation.EMPLOYMENT, "lead");
        this.kela = new Actor(casework, Organisation.KELA, "");
        this.ngo = new Actor(casework, Organisation.NGO, "");
    }

    /** The story goes on with another of its cases. */
    public void theStoryIsOf(CaseId id) {
        casework.follow(id);
    }

    /** Everyone does their part as usual until a task is open. */
    public void theCaseReaches(String task) {
        casework.walkTo(task);
    }

    /** Every open task but this one is done as usual, with all that follows from it. */
    public void everyoneElseIsDone(String spared) {
        casework.walkAllBut(spared);
    }

    /** Working days go by, Christmas Eve and Midsummer Eve counted among them; what falls due on the way happens. */
    public void workingDaysPass(int days) {
        casework.dayBegins(WorkingCalendar.WORK5.dueDate(casework.today(), Period.ofDays(days)));
    }

    /** The morning of a day comes; what falls due on the way happens. */
    public void timeReaches(LocalDate day) {
        casework.dayBegins(day);
    }

    /** A moment comes; what falls due on the way happens. */
    public void timeReaches(Instant moment) {
        casework.timeReaches(moment);
    }

    /** A moment comes, and nobody has yet looked for what is due. */
    public void theClockShows(Instant moment) {
        Casework.setTime(moment);
    }

    /** The client takes back every consent, telling any of the parties. */
    public void theClientWithdrawsConsent() {
        theClientWithdrawsConsent(Set.of(), Set.of());
    }

    /** The client takes back the consent for these parties and categories; an empty set means all of them. */
    public void theClientWithdrawsConsent(Set<Organisation> parties, Set<Category> categories) {
        boolean ended = casework.inOne(() -> {
            casework.caseFile.lock(casework.id());
            boolean any = casework.sharing.withdraw(casework.id(), parties, categories, "EMPLOYMENT");
            assertThat(casework.send("consentWithdrawn", Map.of()))
                    .as("the case hears of the withdrawal")
                    .isTrue();
            return any;
        });
        assertThat(ended).as("there was a consent").isTrue();
    }

    /** The client leaves the service. */
    public void theClientWithdraws() {
        assertThat(casework.send("clientWithdrew", Map.of())).isTrue();
    }

    /** The client wants the plan reviewed now. */
    public boolean theClientAsksForAReview() {
        return casework.send("reviewRequested", Map.of());
    }

    /** The client moves; from here on the scenario's worklists are those of the new place. */
    public void theClientMovesTo(Area area) {
        boolean heard = casework.inOne(() -> {
            casework.caseFile.lock(casework.id());
            casework.caseFile.move(casework.id(), area.municipality());
            return casework.send("municipalityChanged", Map.of());
        });
        assertThat(heard).isTrue();
        theClientLivesIn(area);
    }

    /** The client has moved; from here on the scenario's worklists are those of the new place. */
    public void theClientLivesIn(Area area) {
        casework.in(area);
    }

    /** An organisation asks Kela something. */
    public void someoneAsksKela(String question) {
        casework.note(Organisation.SOCIAL, Category.BENEFITS, "questionToKela", question, true);
        assertThat(casework.send("kelaQuestionAsked", Map.of())).isTrue();
    }

    /** Kela's decision arrives. */
    public void kelaDecides(String outcome) {
        casework.note(Organisation.KELA, Category.BENEFITS, "kelaDecision", outcome, false);
        assertThat(casework.send("kelaDecisionReceived", Map.of())).isTrue();
    }

    /** Something happens that may happen in a case at this point; what, is told. */
    public String somethingHappens(Random chance) {
        List<Task> open = casework.open();
        Task any = open.isEmpty() ? null : open.get(chance.nextInt(open.size()));
        int lot = chance.nextInt(14);
        if (lot >= 8 && any != null) {
            Worker worker = casework.worker(casework.worklist(any));
            Map<String, @Nullable Object> values =
                    chance.nextInt(4) == 0 ? OTHERWISE.getOrDefault(any.getTaskDefinitionKey(), Map.of()) : Map.of();
            casework.work(worker, any, values);
            return any.getTaskDefinitionKey() + " is done " + values;
        }
        if ((lot == 6 || lot == 7) && any != null) {
            Worker worker = casework.worker(casework.worklist(any));
            Worker one = chance.nextBoolean() ? worker : casework.colleague(worker);
            String holder = any.getAssignee();
            casework.as(
                    holder == null ? one.user() : holder,
                    () -> casework.engine
                            .getTaskService()
                            .setAssignee(any.getId(), holder == null || chance.nextBoolean() ? one.user() : null));
            return any.getTaskDefinitionKey() + " changes hands";
        }
        if (lot == 5) {
            theClientMovesTo(casework.area() == Area.TAMPERE ? Area.ESPOO : Area.TAMPERE);
            return "the client moves";
        }
        if (lot == 4) {
            return "a review is asked for: " + theClientAsksForAReview();
        }
        if (lot == 3) {
            someoneAsksKela("Onko etuuksissa selvitettävää?");
            return "Kela is asked";
        }
        if (lot == 2) {
            kelaDecides(chance.nextBoolean() ? "GRANTED" : "REJECTED");
            return "Kela decides";
        }
        Duration passed = Duration.ofMinutes(chance.nextInt(1, 60 * 24 * 20));
        casework.timeReaches(casework.caseFile.now().plus(passed));
        return passed + " pass";
    }

    /** A worklist at work. */
    public static final class Actor {
        private final Casework casework;
        private final Organisation organisation;
        private final String team;
        private final boolean colleague;

        private Actor(Casework casework, Organisation organisation, String team) {
            this(casework, organisation, team, false);
        }

        private Actor(Casework casework, Organisation organisation, String team, boolean colleague) {
            this.casework = casework;
            this.organisation = organisation;
            this.team = team;
            this.colleague = colleague;
        }

        Worker worker() {
            Worker worker = casework.worker(casework.directory
                            .worklist(organisation, casework.area().municipality())
                            .id()
                    + team);
            return colleague ? casework.colleague(worker) : worker;
        }

        /** Another person on the same worklist. */
        public Actor colleague() {
            return new Actor(casework, organisation, team, true);
        }

        /** The user id of the person. */
        public String user() {
            return worker().user();
        }

        /** Completes a task of the worklist with the usual answers. */
        public void completes(String task) {
            completes(task, Map.of());
        }

        /** Completes a task of the worklist; what the values leave out is filled in as usual. */
        public void completes(String task, Map<String, @Nullable Object> values) {
            Worker worker = worker();
            casework.work(worker, casework.task(worker, task), values);
        }

        /** Completes a task by its id, as someone does who has had its form open for a while. */
        public void completes(String id, String task, Map<String, @Nullable Object> values) {
            Objects.requireNonNull(task);
            casework.complete(worker().user(), id, values);
        }

        /** Has a task's form open and filled in; what comes back submits it. */
        public Runnable hasFilledIn(String id, Map<String, @Nullable Object> values) {
            return casework.fillIn(worker().user(), id, values);
        }

        /** Tells the case what has happened around it, with the form for that. */
        public void tells(String notice, Map<String, @Nullable Object> values) {
            tells(casework.id(), notice, values);
        }

        /** The same of a case that need not be the scenario's. */
        public void tells(CaseId id, String notice, Map<String, @Nullable Object> values) {
            Map<String, @Nullable Object> form = new LinkedHashMap<>(values);
            form.put("noticeCase", id.value());
            form.put("notice", notice);
            form.putIfAbsent("municipality", casework.area().municipality());
            Object told = casework.start(worker().user(), "notice", form);
            assertThat(told).isNotNull();
        }

        /** Takes a task of the worklist in hand. */
        public void claims(String task) {
            Worker worker = worker();
            casework.claim(worker, casework.task(worker, task).getId());
        }

        /** Takes a task over from a colleague. */
        public void takesOver(String task) {
            Worker worker = worker();
            casework.handOver(worker.user(), casework.task(worker, task).getId());
        }

        /** Tries to take a task that need not be on the worklist. */
        public void triesToClaim(Task task) {
            casework.claim(worker(), task.getId());
        }

        /** Tries to complete a task that need not be on the worklist. */
        public void triesToComplete(Task task) {
            casework.complete(worker().user(), task.getId(), Map.of());
        }

        /** The task as it lies on the worklist. */
        public Task task(String task) {
            return casework.task(worker(), task);
        }
    }

    /** Time as the case sees it. */
    public LocalDate today() {
        return casework.today();
    }

    CaseFile caseFile() {
        return casework.caseFile;
    }
}
