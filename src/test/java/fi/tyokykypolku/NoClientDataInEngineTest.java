package fi.tyokykypolku;

import static fi.tyokykypolku.casework.Values.actionsFor;
import static fi.tyokykypolku.casework.Values.and;
import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casework.Scenario;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Looks for a client in every column of the engine's tables, as a reader of a backup would. */
@ProcessTest
class NoClientDataInEngineTest extends Scenario {
    private static final String MARK = "Qzxmerkki salaisesta asiasta";
    private static final String FIRST_NAMES = "Qzxmerkkietunimi";
    private static final String LAST_NAME = "Qzxmerkkisukunimi";
    private static final String PHONE = "0409988776655";
    private static final List<String> CODES =
            List.of("NEUROLOGICAL", "GRANTED_FIXED", "PSYCHOTHERAPY", "YOUTH_REHAB_ALLOWANCE");

    @Test
    void nothingOfAClientIsLeftInTheEnginesTables() {
        String code = given.anIdentityCode();
        Map<String, Set<String>> before = columnsWith("ACT_", CODES);
        CaseId id = aCaseToldInFull(code);

        assertThat(columnsWith("ACT_", id.value()))
                .as("the search finds what is there")
                .isNotEmpty();
        columnsWith("ACT_", List.of(MARK, "Qzxmerkki", FIRST_NAMES, LAST_NAME, PHONE, code))
                .forEach((secret, found) ->
                        assertThat(found).as("%s in the engine", secret).isEmpty());
        // The models themselves name every option.
        assertThat(before.get("NEUROLOGICAL")).containsExactly("ACT_GE_BYTEARRAY.BYTES_ of a deployment");
        columnsWith("ACT_", CODES)
                .forEach((option, found) ->
                        assertThat(found).as("%s in the engine", option).isEqualTo(before.get(option)));
    }

    @Test
    void whatAnOpenTaskShowsIsFoundByTheSearchAndGoneWhenItIsDone() {
        given.everyFreeTextSays(MARK).aReferral(with("lastName", LAST_NAME));
        assertThat(columnsWith("ACT_", LAST_NAME)).contains("ACT_GE_BYTEARRAY.BYTES_");
        when.employment.completes(
                "checkReferral",
                with("referralOutcome", "CONSULTATION", "consulted", "HEALTH", "consultationQuestion", MARK));
        assertThat(columnsWith("ACT_", MARK)).isNotEmpty();
        when.health.completes("answerConsultation", with("consultationAnswer", MARK));
        then.nothingIsLeft();
        assertThat(columnsWith("ACT_", MARK)).isEmpty();
        assertThat(columnsWith("ACT_", LAST_NAME)).isEmpty();
    }

    @Test
    void theCaseFileHoldsTheClientInCipherOnly() {
        String code = given.anIdentityCode();
        CaseId id = aCaseToldInFull(code);
        assertThat(columnsWith("TKP_", id.value())).contains("TKP_FACT.CASE_ID");
        List<String> secrets = new ArrayList<>(CODES);
        secrets.addAll(List.of(MARK, "Qzxmerkki", FIRST_NAMES, LAST_NAME, PHONE, code));
        columnsWith("TKP_", secrets)
                .forEach((secret, found) ->
                        assertThat(found).as("%s in the case file", secret).isEmpty());
        then.theCase().knows("healthAssessment", MARK).knows("diagnosisGroup", "NEUROLOGICAL");
    }

    private CaseId aCaseToldInFull(String code) {
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

    private Set<String> columnsWith(String prefix, String text) {
        return columnsWith(prefix, List.of(text)).values().iterator().next();
    }

    /** For each text the columns of the tables with this prefix, each written {@code TABLE.COLUMN}, in which it occurs. */
    private Map<String, Set<String>> columnsWith(String prefix, List<String> texts) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        texts.forEach(text -> found.put(text, new TreeSet<>()));
        List<Map<String, Object>> columns =
                jdbc.sql("""
                        select table_name, column_name from information_schema.columns
                        where upper(table_name) like ? and upper(data_type) in ('CHARACTER VARYING', 'CHARACTER', 'CHARACTER LARGE OBJECT',
                            'BINARY VARYING', 'BINARY LARGE OBJECT', 'BINARY', 'JSON', 'TEXT', 'BYTEA')
                        """).param(prefix.replace("_", "\\_") + "%").query().listOfRows();
        assertThat(columns).as("columns of %s", prefix).hasSizeGreaterThan(20);
        for (Map<String, Object> column : columns) {
            String table = String.valueOf(column.get("TABLE_NAME"));
            String name = String.valueOf(column.get("COLUMN_NAME"));
            boolean bytes = table.equals("ACT_GE_BYTEARRAY");
            jdbc.sql("select " + name + (bytes ? ", DEPLOYMENT_ID_" : "") + " from " + table + " where " + name
                            + " is not null")
                    .query(row -> {
                        String value = text(row).toLowerCase(Locale.ROOT);
                        boolean model = bytes && row.getString(2) != null;
                        texts.stream()
                                .filter(text -> value.contains(text.toLowerCase(Locale.ROOT)))
                                .forEach(text -> Objects.requireNonNull(found.get(text))
                                        .add(table + "." + name + (model ? " of a deployment" : "")));
                    });
        }
        return found;
    }

    private static String text(ResultSet row) throws SQLException {
        Object value = row.getObject(1);
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (value instanceof Blob blob) {
            return new String(blob.getBytes(1, (int) blob.length()), StandardCharsets.UTF_8);
        }
        if (value instanceof Clob clob) {
            return clob.getSubString(1, (int) clob.length());
        }
        return String.valueOf(value);
    }
}
