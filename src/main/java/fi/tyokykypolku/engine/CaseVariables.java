package fi.tyokykypolku.engine;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.CooperationModel;
import fi.tyokykypolku.directory.Organisation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every process variable there is. */
public final class CaseVariables {
    /** Stands in the engine for what is not known, or is nobody. */
    private static final String NONE = "NONE";

    public static final Variable<CaseId> CASE_ID = Variable.of("caseId", NONE, CaseId::new, CaseId::value);
    public static final Variable<@Nullable CooperationModel> MODEL = choice("model", CooperationModel.class);
    public static final Variable<Phase> PHASE =
            Variable.of("phase", Phase.REFERRAL.name(), Phase::valueOf, Phase::name);
    public static final Variable<String> PHASE_NAME = Variable.of("phaseName", String.class, Phase.REFERRAL.label());
    public static final Variable<String> TRACK = text("track");
    public static final Variable<@Nullable Organisation> RECEIVER = choice("receiver", Organisation.class);
    public static final Variable<@Nullable Organisation> COORDINATOR = choice("coordinator", Organisation.class);
    public static final Variable<@Nullable Organisation> CONSULTED = choice("consulted", Organisation.class);
    public static final Variable<@Nullable Organisation> PARTY = choice("party", Organisation.class);
    public static final Variable<String> REFERRAL_OUTCOME = text("referralOutcome");
    public static final Variable<String> REVIEW_OUTCOME = text("reviewOutcome");
    public static final Variable<String> NOTICE = text("notice");
    /** What an organisation waits for, as it has told; {@code NONE} when it waits no longer. */
    public static final Variable<String> WAIT_FOR = text("waitFor");
    /** The clock that ran out, while the network lead is asked why. */
    public static final Variable<String> LATE_CLOCK = text("lateClock");

    public static final Variable<String> DELAY_REASON = text("delayReason");
    public static final Variable<String> KELA_ROLE = text("kelaRole");
    public static final Variable<Integer> CONTACT_ATTEMPTS = Variable.of("contactAttempts", Integer.class, 0);
    /** Reviews in a row after which the plan went on as it was, counted to two and over again. */
    public static final Variable<Integer> UNCHANGED_REVIEWS = Variable.of("unchangedReviews", Integer.class, 0);

    public static final Variable<Boolean> CLIENT_REACHED = flag("clientReached");
    public static final Variable<Boolean> WITHDRAWAL = flag("withdrawal");
    public static final Variable<Boolean> CONSENT_NEEDED = flag("consentNeeded");
    public static final Variable<Boolean> CONSENT_GIVEN = flag("consentGiven");
    public static final Variable<Boolean> EMPLOYMENT_INVOLVED = flag("employmentInvolved");
    public static final Variable<Boolean> SOCIAL_INVOLVED = flag("socialInvolved");
    public static final Variable<Boolean> HEALTH_INVOLVED = flag("healthInvolved");
    public static final Variable<Boolean> KELA_INVOLVED = flag("kelaInvolved");
    public static final Variable<Boolean> PLAN_AGREED = flag("planAgreed");
    public static final Variable<Boolean> PLAN_CONFIRMED = flag("planConfirmed");
    public static final Variable<Boolean> ENDING_AGREED = flag("endingAgreed");
    public static final Variable<Boolean> KELA_APPLICATION_SENT = flag("kelaApplicationSent");
    public static final Variable<Boolean> DECISION_KNOWN = flag("decisionKnown");
    public static final Variable<Boolean> EXPLANATION_NEEDED = flag("explanationNeeded");
    public static final Variable<Boolean> SPECIAL_SUPPORT = flag("specialSupport");

    private static final Map<String, Variable<?>> ALL = Stream.of(
                    CASE_ID,
                    MODEL,
                    PHASE,
                    PHASE_NAME,
                    TRACK,
                    RECEIVER,
                    COORDINATOR,
                    CONSULTED,
                    PARTY,
                    REFERRAL_OUTCOME,
                    REVIEW_OUTCOME,
                    NOTICE,
                    WAIT_FOR,
                    LATE_CLOCK,
                    DELAY_REASON,
                    KELA_ROLE,
                    CONTACT_ATTEMPTS,
                    UNCHANGED_REVIEWS,
                    CLIENT_REACHED,
                    WITHDRAWAL,
                    CONSENT_NEEDED,
                    CONSENT_GIVEN,
                    EMPLOYMENT_INVOLVED,
                    SOCIAL_INVOLVED,
                    HEALTH_INVOLVED,
                    KELA_INVOLVED,
                    PLAN_AGREED,
                    PLAN_CONFIRMED,
                    ENDING_AGREED,
                    KELA_APPLICATION_SENT,
                    DECISION_KNOWN,
                    EXPLANATION_NEEDED,
                    SPECIAL_SUPPORT)
            .collect(Collectors.toUnmodifiableMap(Variable::name, v -> v));

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
