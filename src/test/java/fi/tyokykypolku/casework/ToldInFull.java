package fi.tyokykypolku.casework;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A client of whom everything is told, in words that nobody else uses: whatever holds them holds what it must not. */
public abstract class ToldInFull extends Scenario {
    protected static final String MARK = "Qzxmerkki salaisesta asiasta";
    protected static final String FIRST_NAMES = "Qzxmerkkietunimi";
    protected static final String LAST_NAME = "Qzxmerkkisukunimi";
    protected static final String PHONE = "0409988776655";
    /** Health and benefits as the forms' options have them. */
    protected static final List<String> CODES =
            List.of("NEUROLOGICAL", "GRANTED_FIXED", "PSYCHOTHERAPY", "YOUTH_REHAB_ALLOWANCE");

    /** Who the client is and what people wrote. */
    protected static List<String> secrets(String code) {
        return List.of(MARK, "Qzxmerkki", FIRST_NAMES, LAST_NAME, PHONE, code);
    }

    /** The whole path, with every task that can be on it. */
    protected CaseId aCaseToldInFull(String code) {
        given.everyFreeTextSays(MARK)
                .usually("checkReferral", with("questionToKela", MARK))
                .usually("startCustomership", with("consentNeeded", "true"))
                .usually("recordConsent", and(consentTo("NGO"), with("consentGivenBy", "REPRESENTATIVE")))
                .usually("assessHealth", health())
                .usually("assessBenefits", benefits())
                .usually("draftPlan", actionsFor("EMPLOYMENT", "KELA", "NGO"))
                .usually("confirmPlan", with("kelaApplicationSent", "true"))
                .usually("reviewPlan", with("reviewOutcome", "END"))
                .usually("explainDecision", with("nextStep", "APPEAL"));
        CaseId id = given.aReferral(with(
                "personId",
                code,
                "firstNames",
                FIRST_NAMES,
                "lastName",
                LAST_NAME,
                "phone",
                PHONE,
                "referrerPhone",
                PHONE,
                "cues",
                List.of("FIXED_PENSION_ENDING"),
                "questionToKela",
                MARK));
        when.theCaseReaches("contactClient");
        for (int attempt = 1; attempt <= 3; attempt++) {
            when.employment.completes("contactClient", with("clientReached", "false"));
        }
        when.theCaseReaches("confirmPlan");
        when.theCaseReaches("reportProgress");
        when.kelaDecides("REJECTED");
        when.theCaseReaches("decideEnding");
        when.theClientWithdrawsConsent();
        when.theCaseReaches("closeCase");
        when.everyoneElseIsDone("closeCase");
        when.employment.completes("closeCase");
        then.passed("notifyParty", "explainDecision", "answerKelaQuestion", "reachOut", "recordConsent", "caseClosed");
        then.nothingIsLeft();
        return id;
    }

    /** Leads such a case along and looks for its client in every column of the engine's tables after every single step. */
    protected void nothingOfAClientIsInTheEngineOrTheLogAtAnyMoment() {
        Traces traces = new Traces(jdbc);
        String code = given.anIdentityCode();
        Map<String, Set<String>> before = traces.columnsWith("ACT_", CODES);
        // The models themselves name every option.
        assertThat(before.get("NEUROLOGICAL")).containsExactly("ACT_GE_BYTEARRAY.BYTES_ of a deployment");
        List<String> all = new ArrayList<>(CODES);
        all.addAll(secrets(code));
        AtomicInteger steps = new AtomicInteger();
        given.afterEveryStep(() -> {
            int step = steps.incrementAndGet();
            traces.columnsWith("ACT_", all)
                    .forEach((text, found) -> assertThat(found)
                            .as("%s in the engine after step %d", text, step)
                            .isEqualTo(before.getOrDefault(text, Set.of())));
        });
        try (Traces.Log log = new Traces.Log()) {
            CaseId id = aCaseToldInFull(code);
            assertThat(steps).as("every form was opened and sent").hasValueGreaterThan(60);
            assertThat(traces.columnsWith("ACT_", id.value()))
                    .as("the search finds what is there")
                    .isNotEmpty();
            assertThat(log.lines()).noneMatch(line -> secrets(code).stream().anyMatch(line::contains));
        }
    }

    private static Map<String, Object> health() {
        return with(
                "diagnosisGroup",
                "NEUROLOGICAL",
                "treatmentMonths",
                7,
                "rehabNeed",
                "PSYCHOTHERAPY",
                "functionalCapacityWeakened",
                "true",
                "questionToKela",
                MARK);
    }

    private static Map<String, Object> benefits() {
        return with(
                "pensionStatus",
                "GRANTED_FIXED",
                "monthsToPensionEnd",
                3,
                "currentBenefits",
                List.of("YOUTH_REHAB_ALLOWANCE"));
    }
}
