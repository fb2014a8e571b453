package fi.tyokykypolku.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.directory.ShippedDirectory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slips of a designer, each made in a copy of the shipped models: every one is found at its place, and no right edit is an alarm. */
class BrokenModelsTest {
    private static final HouseRules RULES = new HouseRules(ShippedDirectory.get());
    private static final Map<String, byte[]> SHIPPED = ShippedModels.files();

    /** Where an id is another, so are those who point to it: Modeler renames them all. */
    private static final Set<HouseRule> RENAMES =
            Set.of(HouseRule.ID, HouseRule.SERVICE, HouseRule.TIMER, HouseRule.MESSAGE_NAME);

    /**
     * A slip.
     *
     * @param from a text of the file; the first is replaced, and of an id all
     * @param element where it is to be found; empty for the file, null wherever
     */
    record Slip(
            HouseRule rule,
            String file,
            String from,
            String to,
            @Nullable String element) {
        @Override
        public String toString() {
            return rule + " in " + file + ": " + from + " → " + to;
        }
    }

    private static Slip slip(HouseRule rule, String file, String from, String to, @Nullable String element) {
        return new Slip(rule, file, from, to, element);
    }

    static Stream<Slip> slips() {
        return Stream.of(
                slip(HouseRule.UNREADABLE, "plan.bpmn", "<bpmn:process", "<bpmn:prosess", ""),
                slip(HouseRule.UNREADABLE, "closeCase.form", "\"components\": [", "\"components\": [,", ""),
                slip(HouseRule.UNREADABLE, "routing.dmn", "<decisionTable", "<decisiontable", ""),
                slip(HouseRule.NO_ID, "routing.dmn", "<decision id=\"routing\"", "<decision", ""),
                slip(HouseRule.NO_ID, "plan.bpmn", "<bpmn:process id=\"plan\"", "<bpmn:process", ""),
                slip(
                        HouseRule.HIT_POLICY,
                        "supportTrack.dmn",
                        "hitPolicy=\"FIRST\"",
                        "hitPolicy=\"COLLECT\"",
                        "supportTrack"),
                slip(
                        HouseRule.HIT_POLICY,
                        "benefitScreening.dmn",
                        "hitPolicy=\"COLLECT\"",
                        "hitPolicy=\"COLLECT\" aggregation=\"SUM\"",
                        "benefitScreening"),
                slip(HouseRule.CELL_NAME, "deadlines.dmn", "<text>\"WORK5\"</text>", "<text>WORK5</text>", null),
                slip(HouseRule.CELL_NAME, "routing.dmn", "<text>\"RECEIVER\"</text>", "<text>RECEIVER</text>", null),
                slip(HouseRule.LIMIT, "deadlines.dmn", "<text>\"P2D\"</text>", "<text>P2D</text>", null),
                slip(
                        HouseRule.CELL_TYPE,
                        "deadlines.dmn",
                        "<text>true</text>",
                        "<text>\"true\"</text>",
                        "deadlines_URGENT"),
                slip(
                        HouseRule.CELL_TYPE,
                        "deadlines.dmn",
                        "name=\"limit\" typeRef=\"string\"",
                        "name=\"limit\" typeRef=\"integer\"",
                        null),
                slip(
                        HouseRule.CELL_TYPE,
                        "deadlines.dmn",
                        "slaId_expression\" typeRef=\"string\"",
                        "slaId_expression\" typeRef=\"date\"",
                        null),
                slip(HouseRule.NO_DAY, "deadlines.dmn", "date(\"2025-01-01\")", "date(\"2025-13-01\")", null),
                slip(
                        HouseRule.NEVER_HOLDS,
                        "deadlines.dmn",
                        "[date(\"2025-01-01\")..date(\"2025-12-31\")]",
                        "[date(\"2025-12-31\")..date(\"2025-01-01\")]",
                        null),
                slip(
                        HouseRule.ANSWER_UNKNOWN,
                        "routing.dmn",
                        "<text>\"RECEIVER\"</text>",
                        "<text>\"RECEIVR\"</text>",
                        null),
                slip(HouseRule.ANSWER_UNKNOWN, "routing.dmn", "<text>\"RECEIVER\"</text>", "<text></text>", null),
                slip(
                        HouseRule.LIMIT_ENDED,
                        "deadlines.dmn",
                        "REFERRAL_ACK_in_referenceDate\">\n          <text>",
                        "REFERRAL_ACK_in_referenceDate\">\n          <text>null, [date(\"2015-01-01\")..date(\"2026-06-30\")]",
                        "checkReferral"),
                slip(HouseRule.INPUT_UNFILLED, "routing.dmn", "<text>task</text>", "<text>slaId</text>", null),
                slip(
                        HouseRule.PHASE,
                        "workability.bpmn",
                        "sourceExpression=\"REFERRAL\"",
                        "sourceExpression=\"REFERAL\"",
                        null),
                slip(HouseRule.LIST_TWICE, "lists.form", "\"key\": \"grounds\"", "\"key\": \"yesNo\"", "yesNo"),
                slip(HouseRule.DRAWING_NAME, "plan.bpmn", "process id=\"plan\"", "process id=\"plans\"", ""),
                slip(
                        HouseRule.NOT_EXECUTABLE,
                        "notice.bpmn",
                        "isExecutable=\"true\"",
                        "isExecutable=\"false\"",
                        "notice"),
                slip(HouseRule.HISTORY, "delay.bpmn", "P1461D", "P30D", "delay"),
                slip(HouseRule.HISTORY, "cues.dmn", "P1461D", "P30D", "cues"),
                slip(
                        HouseRule.BY_HAND,
                        "notice.bpmn",
                        "camunda:historyTimeToLive",
                        "camunda:isStartableInTasklist=\"false\" camunda:historyTimeToLive",
                        "notice"),
                slip(
                        HouseRule.NOT_BY_HAND,
                        "plan.bpmn",
                        "isStartableInTasklist=\"false\"",
                        "isStartableInTasklist=\"true\"",
                        "plan"),
                slip(HouseRule.ID, "plan.bpmn", "\"draftPlan\"", "\"Draft_Plan\"", "Draft_Plan"),
                slip(HouseRule.TASK_FORM, "plan.bpmn", "formRef=\"draftPlan\"", "formRef=\"draftplan\"", "draftPlan"),
                slip(HouseRule.TASK_FORM, "workability.bpmn", "formRef=\"closeCase\"", "formRef=\"\"", "closeCase"),
                slip(
                        HouseRule.FORM_BINDING,
                        "plan.bpmn",
                        "formRefBinding=\"deployment\"",
                        "formRefBinding=\"latest\"",
                        null),
                slip(HouseRule.SERVICE, "plan.bpmn", "\"adoptPlan\"", "\"adoptThePlan\"", "adoptThePlan"),
                slip(HouseRule.SERVICE_NAME, "plan.bpmn", "${adoptPlan}", "${inviteParties}", "adoptPlan"),
                slip(
                        HouseRule.ELSEWHERE,
                        "plan.bpmn",
                        "formRef=\"draftPlan\"",
                        "assignee=\"mikko\" camunda:formRef=\"draftPlan\"",
                        "draftPlan"),
                slip(HouseRule.TIMER, "plan.bpmn", "\"draftPlanOverdue\"", "\"draftPlanLate\"", "draftPlanLate"),
                slip(
                        HouseRule.TIME_IN_DRAWING,
                        "plan.bpmn",
                        "${deadlines.overdue(execution)}",
                        "2026-12-24T12:00:00",
                        null),
                slip(
                        HouseRule.CALL_UNKNOWN,
                        "plan.bpmn",
                        "deadlines.overdue(execution)",
                        "deadlines.overdu(execution)",
                        null),
                slip(HouseRule.CALLED, "workability.bpmn", "calledElement=\"plan\"", "calledElement=\"plam\"", null),
                slip(
                        HouseRule.NEVER_CALLED,
                        "workability.bpmn",
                        "calledElement=\"plan\"",
                        "calledElement=\"plam\"",
                        ""),
                slip(
                        HouseRule.WITHOUT_CASE,
                        "workability.bpmn",
                        "businessKey=\"#{execution.processBusinessKey}\"",
                        "businessKey=\"#{execution.businessKey}\"",
                        null),
                slip(HouseRule.CONDITION_VALUE, "workability.bpmn", "'CHANGE_PLAN'", "'CHANGE_PLANS'", null),
                slip(HouseRule.CONDITION_VALUE, "referral.bpmn", "'RETURNED'", "'RETURN'", null),
                slip(HouseRule.VARIABLE, "workability.bpmn", "${reviewOutcome ==", "${reviewOutcom ==", null),
                slip(
                        HouseRule.MESSAGE_NAME,
                        "workability.bpmn",
                        "Message_consentWithdrawn",
                        "Msg_consentWithdrawn",
                        null),
                slip(
                        HouseRule.MESSAGE_UNHEARD,
                        "draftPlan.form",
                        "kelaQuestionAsked",
                        "kelaQuestionAskd",
                        "questionToKela"),
                slip(
                        HouseRule.MESSAGE_UNHEARD,
                        "reportProgress.form",
                        "kelaDecisionReceived",
                        "kelaDecided",
                        "kelaDecision"),
                slip(HouseRule.TABLE_NAME, "routing.dmn", "decision id=\"routing\"", "decision id=\"route\"", ""),
                slip(HouseRule.OUTPUT_MISSING, "routing.dmn", "name=\"team\"", "name=\"tiimi\"", "routing"),
                slip(HouseRule.OUTPUT_MISSING, "deadlines.dmn", "name=\"kind\"", "name=\"laji\"", "deadlines"),
                slip(
                        HouseRule.INPUT_UNFILLED,
                        "cues.dmn",
                        "<text>workHistory</text>",
                        "<text>workHistori</text>",
                        null),
                slip(
                        HouseRule.INPUT_UNFILLED,
                        "deadlines.dmn",
                        "<text>urgent</text>",
                        "<text>kiireellinen</text>",
                        null),
                slip(HouseRule.FEEL, "deadlines.dmn", "<text>\"P2D\"</text>", "<text>P2D ja\"</text>", null),
                slip(
                        HouseRule.FEEL,
                        "deadlines.dmn",
                        "<text>null, &gt;= date(\"2025-01-01\")</text>",
                        "<text>null, &gt;= date(\"2025-01-01\"</text>",
                        "deadlines_TYM_PLAN"),
                slip(HouseRule.LIMIT, "deadlines.dmn", "\"P2D\"", "\"3 päivää\"", null),
                slip(HouseRule.LIMIT, "deadlines.dmn", "\"P3M\"", "\"3M\"", "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.WARN_SHARE,
                        "deadlines.dmn",
                        "<text>0.5</text>",
                        "<text>50</text>",
                        "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.VALUE_UNLISTED,
                        "deadlines.dmn",
                        "<text>\"WORK5\"</text>",
                        "<text>\"WORK7\"</text>",
                        null),
                slip(
                        HouseRule.VALUE_UNLISTED,
                        "deadlines.dmn",
                        "<text>\"LEGAL\"</text>",
                        "<text>\"LAW\"</text>",
                        "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.REASON,
                        "routing.dmn",
                        "_out_reason\">\n          <text>\"",
                        "_out_reason\">\n          <text>\"x ",
                        null),
                slip(HouseRule.STATUTE, "deadlines.dmn", "\"Laki 381/2023 4 §\"", "\"\"", "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.PROMISE,
                        "deadlines.dmn",
                        "Suunnitelman on oltava valmis",
                        "Asiakkaalla on oikeus siihen, että se on valmis",
                        "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.NO_END,
                        "deadlines.dmn",
                        "Katso uudelleen 2027-10-31.",
                        "Katso joskus.",
                        "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.OVERLAP,
                        "deadlines.dmn",
                        "\"CLOSE_CASE\",\"closeCase\"</text>",
                        "\"CLOSE_CASE\",\"closeCase\",\"draftPlan\"</text>",
                        null),
                slip(
                        HouseRule.OVERLAP,
                        "deadlines.dmn",
                        "[date(\"2025-01-01\")..date(\"2025-12-31\")]",
                        "[date(\"2025-01-01\")..date(\"2026-12-31\")]",
                        null),
                slip(
                        HouseRule.HOLE,
                        "deadlines.dmn",
                        "[date(\"2025-01-01\")..date(\"2025-12-31\")]",
                        "[date(\"2025-01-01\")..date(\"2025-11-30\")]",
                        "deadlines_EMP_INITIAL_2026"),
                slip(
                        HouseRule.LIMIT_MISSING,
                        "deadlines.dmn",
                        "\"CLOSE_CASE\",\"closeCase\"</text>",
                        "\"CLOSE_CASE\"</text>",
                        "closeCase"),
                slip(
                        HouseRule.LIMIT_OF_NOTHING,
                        "deadlines.dmn",
                        "\"CLOSE_CASE\",\"closeCase\"</text>",
                        "\"CLOSE_CASE\",\"closeCase\",\"closeCases\"</text>",
                        "closeCases"),
                slip(HouseRule.ROUTE_MISSING, "routing.dmn", "\"closeCase\"</text>", "\"closeCases\"</text>", null),
                slip(
                        HouseRule.UNEVEN,
                        "routing.dmn",
                        "</inputEntry>",
                        "</inputEntry><inputEntry id=\"one_more\"><text></text></inputEntry>",
                        null),
                slip(
                        HouseRule.OPTION_UNKNOWN,
                        "lists.form",
                        "\"value\": \"ENTREPRENEUR\"",
                        "\"value\": \"ENTREPENEUR\"",
                        null),
                slip(
                        HouseRule.OPTION_NOT_OFFERED,
                        "lists.form",
                        "\"value\": \"ENTREPRENEUR\"",
                        "\"value\": \"ENTREPENEUR\"",
                        null),
                slip(HouseRule.FORM_ID, "closeCase.form", "\"id\": \"closeCase\"", "\"id\": \"close\"", ""),
                slip(HouseRule.NO_HEADING, "closeCase.form", "{{caseSummary}}", "{{summary}}", ""),
                slip(
                        HouseRule.FIELD_KIND,
                        "closeCase.form",
                        "\"type\": \"textarea\"",
                        "\"type\": \"dynamiclist\"",
                        null),
                slip(HouseRule.COMPONENT_ID, "closeCase.form", "\"Field_endSummary\"", "\"endSummary\"", "endSummary"),
                slip(HouseRule.ID_TWICE, "closeCase.form", "\"Field_endSummary\"", "\"Field_endReason\"", null),
                slip(
                        HouseRule.TIME_OF_DAY,
                        "closeCase.form",
                        "\"subtype\": \"date\"",
                        "\"subtype\": \"datetime\"",
                        "endedOn"),
                slip(
                        HouseRule.PROPERTY,
                        "assessSocial.form",
                        "\"category\": \"SOCIAL\"",
                        "\"category\": \"SOCIALL\"",
                        null),
                slip(HouseRule.PROPERTY, "closeCase.form", "\"fresh\": \"true\"", "\"frech\": \"true\"", null),
                slip(
                        HouseRule.ORGANISATION,
                        "reportProgress.form",
                        "\"organisations\": \"KELA\"",
                        "\"organisations\": \"KEELA\"",
                        null),
                slip(HouseRule.CATEGORY, "closeCase.form", "\"category\": \"PLAN\"", "\"kategoria\": \"PLAN\"", null),
                slip(
                        HouseRule.KEY_TWICE,
                        "closeCase.form",
                        "\"key\": \"endSummary\"",
                        "\"key\": \"endReason\"",
                        "endReason"),
                slip(
                        HouseRule.KEY_FORM,
                        "closeCase.form",
                        "\"key\": \"endSummary\"",
                        "\"key\": \"End summary\"",
                        "End summary"),
                slip(
                        HouseRule.QUESTION_LABEL,
                        "closeCase.form",
                        "\"label\": \"Yhteenveto\"",
                        "\"label\": \"yhteenveto:\"",
                        "endSummary"),
                slip(HouseRule.VALIDATE, "closeCase.form", "\"maxLength\": 3000", "\"longest\": 3000", "endSummary"),
                slip(
                        HouseRule.LIST_MISSING,
                        "reviewPlan.form",
                        "\"valuesKey\": \"services\"",
                        "\"valuesKey\": \"service\"",
                        null),
                slip(HouseRule.LIST_UNUSED, "lists.form", "\"key\": \"grounds\"", "\"key\": \"ground\"", "ground"),
                slip(
                        HouseRule.OPTION_TWICE,
                        "closeCase.form",
                        "\"value\": \"MOVED\"",
                        "\"value\": \"EMPLOYED\"",
                        "endReason"),
                slip(
                        HouseRule.OPTION_LABELS,
                        "closeCase.form",
                        "\"label\": \"Kuollut\"",
                        "\"label\": \"Työllistyi\"",
                        "endReason"),
                slip(HouseRule.SCALE, "lists.form", "\"value\": \"5\"", "\"value\": \"6\"", null),
                slip(
                        HouseRule.STEERS_NOTHING,
                        "reviewPlan.form",
                        "\"key\": \"reviewOutcome\"",
                        "\"key\": \"reviewResult\"",
                        "reviewResult"),
                slip(
                        HouseRule.STEERS_FACT,
                        "closeCase.form",
                        "\"category\": \"PLAN\"",
                        "\"category\": \"HEALTH\", \"steers\": \"true\"",
                        null),
                slip(
                        HouseRule.LIKE_VARIABLE,
                        "closeCase.form",
                        "\"key\": \"endSummary\"",
                        "\"key\": \"track\"",
                        "track"),
                slip(HouseRule.CHECK, "closeCase.form", "\"check\": \"past\"", "\"check\": \"passed\"", null),
                slip(HouseRule.CHECK, "draftPlan.form", "notBefore:start1", "notBefore:started1", "due1"),
                slip(
                        HouseRule.CHECK_OF_DAY,
                        "closeCase.form",
                        "\"category\": \"PLAN\"",
                        "\"category\": \"PLAN\", \"check\": \"past\"",
                        "endReason"),
                slip(
                        HouseRule.CONDITION_FEEL,
                        "closeCase.form",
                        "=responsibilityAfter = null or",
                        "=responsibilityAfter = = null or",
                        "responsiblePersonAfter"),
                slip(
                        HouseRule.CONDITION_FIELD,
                        "closeCase.form",
                        "=responsibilityAfter = null",
                        "=responsibleAfter = null",
                        "responsiblePersonAfter"),
                slip(
                        HouseRule.CONDITION_OPTION,
                        "closeCase.form",
                        "responsibilityAfter = \\\"NONE\\\"",
                        "responsibilityAfter = \\\"NOBODY\\\"",
                        "responsiblePersonAfter"),
                slip(
                        HouseRule.DAYS_COMPARED,
                        "closeCase.form",
                        "=responsibilityAfter = null",
                        "=endedOn < endInformedOn",
                        "responsiblePersonAfter"),
                slip(
                        HouseRule.FACT_DIFFERS,
                        "reviewPlan.form",
                        "\"key\": \"clientView\",",
                        "\"key\": \"endReason\",",
                        null));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void everySlipIsFound(Slip slip) {
        String text = text(slip.file());
        assertThat(text).as("the slip can be made").contains(slip.from());
        String slipped = RENAMES.contains(slip.rule())
                ? text.replace(slip.from(), slip.to())
                : text.replaceFirst(Pattern.quote(slip.from()), Matcher.quoteReplacement(slip.to()));
        assertThat(RULES.of(with(slip.file(), slipped)))
                .as("what is found of %s", slip)
                .anySatisfy(objection -> {
                    assertThat(objection.rule()).isEqualTo(slip.rule());
                    if (slip.element() != null) {
                        assertThat(objection.element()).isEqualTo(slip.element());
                    }
                });
    }

    private static String text(String file) {
        return new String(SHIPPED.get(file), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> with(String file, String text) {
        Map<String, byte[]> files = new HashMap<>(SHIPPED);
        files.put(file, text.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    @Test
    void aFileThatIsMissingIsFoundWhereItIsNeeded() {
        Map<String, byte[]> files = new HashMap<>(SHIPPED);
        files.remove("closeCase.form");
        files.remove("plan.bpmn");
        files.put("forms/reviewPlan.form", SHIPPED.get("reviewPlan.form"));
        files.put("readme.txt", new byte[0]);
        Set<HouseRule> rules = new HashSet<>();
        RULES.of(files).forEach(objection -> rules.add(objection.rule()));
        assertThat(rules)
                .containsAll(List.of(
                        HouseRule.FORM_MISSING,
                        HouseRule.CALLED,
                        HouseRule.FORM_UNUSED,
                        HouseRule.SERVICE_NOT_DRAWN,
                        HouseRule.FILE_TWICE,
                        HouseRule.FILE_KIND));
    }
}
