package fi.tyokykypolku.engine;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.jspecify.annotations.Nullable;

/**
 * Every process variable there is, each with the reason why a process needs it. None tells of health, social services, benefits or
 * identity: what a gateway needs of those it asks the case file. What a case is about is its business key.
 */
public final class CaseVariables {
    /** Id of the process that is the path of a case, from its beginning to its end; all other processes of a case run within it. */
    public static final String PATH = "workability";

    /** Stands in the engine for what is not known, or is nobody. */
    private static final String NONE = "NONE";

    /** The phase of a called process, as the path names it: the case file is told when the process begins. */
    public static final Variable<@Nullable Phase> PHASE = choice("phase", Phase.class);
    /** Which agreement to ask for: told by the support track, one of three. */
    public static final Variable<String> TRACK = text("track");
    /** The organisation a task of several is for; set by the engine, and again told by the worklist. */
    public static final Variable<@Nullable Organisation> PARTY = choice("party", Organisation.class);
    /** Whether a referral was taken, returned or answered as a question. */
    public static final Variable<String> REFERRAL_OUTCOME = text("referralOutcome");
    /** Whether a referral for a client who has an open case is taken into account there, or goes on as a case of its own. */
    public static final Variable<String> CONTACT_OUTCOME = text("contactOutcome");
    /** Whether the follow-up goes on, the plan is changed or the service ends. */
    public static final Variable<String> REVIEW_OUTCOME = text("reviewOutcome");
    /** Which of the messages of a case a caseworker's notice brings. */
    public static final Variable<String> NOTICE = text("notice");
    /** What an organisation waits for, as it has told; {@code NONE} when it waits no longer. Turns a clock. */
    public static final Variable<String> WAIT_FOR = text("waitFor");
    /** The clock that ran out, while the network lead is asked why. */
    public static final Variable<String> LATE_CLOCK = text("lateClock");
    /** Why a limit was passed, one of nine reasons of the work and not of the client; kept with the clock. */
    public static final Variable<String> DELAY_REASON = text("delayReason");
    /** Tries to reach the client: after three somebody goes out to look. */
    public static final Variable<Integer> CONTACT_ATTEMPTS = Variable.of("contactAttempts", Integer.class, 0);
    /** Reviews in a row after which the plan went on as it was, counted to two and over again. */
    public static final Variable<Integer> UNCHANGED_REVIEWS = Variable.of("unchangedReviews", Integer.class, 0);

    /** Whether the path goes on from the referral. */
    public static final Variable<Boolean> CLIENT_REACHED = flag("clientReached");
    /** Whether the process of consent takes one back. */
    public static final Variable<Boolean> WITHDRAWAL = flag("withdrawal");
    /** Whether anybody is to be asked for whom no law stands. */
    public static final Variable<Boolean> CONSENT_NEEDED = flag("consentNeeded");
    /** Whether there is a consent; to whom and for what is in the case file. */
    public static final Variable<Boolean> CONSENT_GIVEN = flag("consentGiven");
    /** Whether nobody has said no to the plan in this round. */
    public static final Variable<Boolean> PLAN_AGREED = flag("planAgreed");
    /** Whether the client has confirmed the plan. */
    public static final Variable<Boolean> PLAN_CONFIRMED = flag("planConfirmed");
    /** Whether nobody has said no to ending the service in this round. */
    public static final Variable<Boolean> ENDING_AGREED = flag("endingAgreed");
    /** Whether the process of an application begins with its end; what the end was is in the case file. */
    public static final Variable<Boolean> DECISION_KNOWN = flag("decisionKnown");

    private static final Map<String, Variable<?>> ALL = Stream.of(
                    PHASE,
                    TRACK,
                    PARTY,
                    REFERRAL_OUTCOME,
                    CONTACT_OUTCOME,
                    REVIEW_OUTCOME,
                    NOTICE,
                    WAIT_FOR,
                    LATE_CLOCK,
                    DELAY_REASON,
                    CONTACT_ATTEMPTS,
                    UNCHANGED_REVIEWS,
                    CLIENT_REACHED,
                    WITHDRAWAL,
                    CONSENT_NEEDED,
                    CONSENT_GIVEN,
                    PLAN_AGREED,
                    PLAN_CONFIRMED,
                    ENDING_AGREED,
                    DECISION_KNOWN)
            .collect(Collectors.toUnmodifiableMap(Variable::name, v -> v));

    /** What a path begins with: its gateways ask for these before a phase has told them. */
    public static Map<String, Object> atStart() {
        return Stream.of(REFERRAL_OUTCOME, CLIENT_REACHED, REVIEW_OUTCOME)
                .collect(Collectors.toMap(Variable::name, Variable::initial));
    }

    /** The case that a process or a task belongs to: its business key. */
    public static CaseId caseId(VariableScope scope) {
        DelegateExecution execution =
                scope instanceof DelegateTask task ? task.getExecution() : (DelegateExecution) scope;
        return new CaseId(execution.getProcessBusinessKey());
    }

    /** Variables by name. */
    public static Map<String, Variable<?>> all() {
        return ALL;
    }

    /** Names a multi-instance body sets itself. */
    public static List<String> engineOwn() {
        return Arrays.asList("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances", "loopCounter");
    }

    private static Variable<String> text(String name) {
        return Variable.of(name, String.class, NONE);
    }

    /** One of several; null stands for {@code NONE}. */
    private static <E extends Enum<E>> Variable<@Nullable E> choice(String name, Class<E> type) {
        return Variable.of(
                name,
                NONE,
                text -> text.equals(NONE) ? null : Enum.valueOf(type, text),
                value -> value == null ? NONE : value.name());
    }

    private static Variable<Boolean> flag(String name) {
        return Variable.of(name, Boolean.class, false);
    }

    private CaseVariables() {}
}
