package fi.tyokykypolku.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fi.tyokykypolku.ModelFiles;
import fi.tyokykypolku.directory.ShippedDirectory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private static final Map<String, byte[]> SHIPPED = ModelFiles.contents();

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
            return rule + " in " + file + ": " + shorten(from) + " → " + shorten(to);
        }

        private static String shorten(String text) {
            return text.substring(0, Math.min(text.length(), 80));
        }
    }

    private static Slip slip(HouseRule rule, String file, String from, String to, @Nullable String element) {
        return new Slip(rule, file, from, to, element);
    }

    /** A row is removed. */
    private static Slip without(HouseRule rule, String file, String row, String element) {
        return slip(rule, file, row(file, row), "", element);
    }

    /** A row is there twice. */
    private static Slip again(HouseRule rule, String file, String row) {
        String copy = row(file, row).replace("id=\"" + row, "id=\"copy_" + row);
        return slip(rule, file, row(file, row), row(file, row) + copy, "copy_" + row);
    }

    /** A gateway that chooses becomes one that does not. */
    private static Slip parallel(HouseRule rule, String file, String gateway) {
        return parallel(rule, file, gateway, gateway);
    }

    private static Slip parallel(HouseRule rule, String file, String gateway, String element) {
        Matcher choosing = Pattern.compile(
                        "(?s)<bpmn:exclusiveGateway id=\"" + gateway + "\".*?</bpmn:exclusiveGateway>")
                .matcher(text(file));
        assertThat(choosing.find()).as(gateway).isTrue();
        return slip(
                rule,
                file,
                choosing.group(),
                choosing.group().replace("exclusive", "parallel").replaceFirst(" default=\"\\w+\"", ""),
                element);
    }

    private static String row(String file, String id) {
        Matcher row =
                Pattern.compile("(?s)\\n *<rule id=\"" + id + "\">.*?</rule>").matcher(text(file));
        assertThat(row.find()).as(id).isTrue();
        return row.group();
    }

    static Stream<Slip> slips() {
        return Stream.of(
                slip(
                        HouseRule.EXPRESSION,
                        "workability.bpmn",
                        "${reviewOutcome == 'CHANGE_PLAN'}",
                        "reviewOutcome == 'CHANGE_PLAN'",
                        null),
                slip(
                        HouseRule.EXPRESSION,
                        "workability.bpmn",
                        "${reviewOutcome == 'CHANGE_PLAN'}",
                        "${reviewOutcome = 'CHANGE_PLAN'}",
                        null),
                slip(
                        HouseRule.EXPRESSION,
                        "workability.bpmn",
                        "sourceExpression=\"${true}\"",
                        "sourceExpression=\"true\"",
                        null),
                slip(
                        HouseRule.EXPRESSION,
                        "plan.bpmn",
                        "collection=\"${parties.withAction(execution)}\"",
                        "collection=\"parties.withAction(execution)\"",
                        "agreePlan"),
                slip(HouseRule.EXPRESSION, "plan.bpmn", ">${!planAgreed}<", ">!planAgreed<", "agreePlan"),
                slip(
                        HouseRule.JOB,
                        "plan.bpmn",
                        "<bpmn:userTask id=\"draftPlan\"",
                        "<bpmn:userTask camunda:asyncBefore=\"true\" id=\"draftPlan\"",
                        "draftPlan"),
                slip(
                        HouseRule.JOB,
                        "plan.bpmn",
                        "<bpmn:serviceTask",
                        "<bpmn:serviceTask camunda:asyncBefore=\"true\" camunda:exclusive=\"false\"",
                        null),
                slip(
                        HouseRule.JOB,
                        "plan.bpmn",
                        "<bpmn:exclusiveGateway",
                        "<bpmn:exclusiveGateway camunda:asyncAfter=\"true\"",
                        null),
                slip(
                        HouseRule.NOBODY_CONSULTED,
                        "routing.dmn",
                        "<text>\"RECEIVER\"</text>",
                        "<text>\"CONSULTED\"</text>",
                        "checkReferral"),
                slip(
                        HouseRule.DECIMAL_COMMA,
                        "kela.dmn",
                        "<text>&gt;= 41143.38</text>",
                        "<text>&gt;= 41143,38</text>",
                        null),
                slip(
                        HouseRule.DECIMAL_COMMA,
                        "kela.dmn",
                        "<text>&lt; 30</text>",
                        "<text>&lt; 30,5</text>",
                        "kelaReasons_R12_ending"),
                slip(
                        HouseRule.DECIMAL_COMMA,
                        "benefitScreening.dmn",
                        "<text>&gt;= 12</text>",
                        "<text>12,5</text>",
                        null),
                slip(
                        HouseRule.DECIMAL_COMMA,
                        "deadlines.dmn",
                        "<text>0.5</text>",
                        "<text>0,5</text>",
                        "deadlines_TYM_PLAN"),
                slip(HouseRule.ARITHMETIC, "benefitScreening.dmn", "<text>[16..29]</text>", "<text>16-29</text>", null),
                slip(HouseRule.ARITHMETIC, "kela.dmn", "<text>[1962..1964]</text>", "<text>1962 - 1964</text>", null),
                slip(
                        HouseRule.ALWAYS_HOLDS,
                        "kela.dmn",
                        "<text>]240..300[</text>",
                        "<text>&gt; 240, &lt; 300</text>",
                        null),
                slip(
                        HouseRule.ALWAYS_HOLDS,
                        "kela.dmn",
                        "<text>&lt;= date(\"2024-12-31\")</text>",
                        "<text>&lt;= date(\"2024-12-31\"), &gt; date(\"2023-12-31\")</text>",
                        null),
                slip(
                        HouseRule.ALWAYS_HOLDS,
                        "kela.dmn",
                        "<text>null, &lt;= 150</text>",
                        "<text>null, &lt;= 1500</text>",
                        null),
                slip(
                        HouseRule.ALWAYS_HOLDS,
                        "kela.dmn",
                        "<text>null, false</text>",
                        "<text>null, false, true</text>",
                        null),
                slip(
                        HouseRule.ALWAYS_HOLDS,
                        "benefitScreening.dmn",
                        "<text>not(\"GRANTED_FIXED\", \"GRANTED_PERM\")</text>",
                        "<text>null, \"NONE\", \"PENDING\", \"GRANTED_FIXED\", \"GRANTED_PERM\", \"REJECTED\"</text>",
                        null),
                slip(
                        HouseRule.OUT_OF_BOUNDS,
                        "kela.dmn",
                        "<text>&lt; 30</text>",
                        "<text>&lt; 0</text>",
                        "kelaReasons_R12_ending"),
                slip(HouseRule.OUT_OF_BOUNDS, "kela.dmn", "<text>&gt;= 300</text>", "<text>&gt;= 3000</text>", null),
                slip(
                        HouseRule.OUT_OF_BOUNDS,
                        "benefitScreening.dmn",
                        "<text>[16..29]</text>",
                        "<text>[-29..-16]</text>",
                        null),
                slip(
                        HouseRule.OUT_OF_BOUNDS,
                        "kela.dmn",
                        "R14_in_unappliedBenefits\">\n          <text>&gt;= 1</text>",
                        "R14_in_unappliedBenefits\">\n          <text>&lt; 0</text>",
                        null),
                slip(
                        HouseRule.NEVER_MET,
                        "cues.dmn",
                        "list contains(?, \"KELA_EXPERT_DOCTOR\")",
                        "list contains(?, \"KELA_EXPERT_DOCTOR\") and not(list contains(?, \"KELA_EXPERT_DOCTOR\"))",
                        "cues_expertDoctor"),
                slip(
                        HouseRule.CELL_TYPE,
                        "kela.dmn",
                        "<text>&lt;= date(\"2024-12-31\")</text>",
                        "<text>&lt;= 2024</text>",
                        null),
                slip(
                        HouseRule.CELL_TYPE,
                        "kela.dmn",
                        "<text>&gt;= 300</text>",
                        "<text>&gt;= date(\"2024-12-31\")</text>",
                        null),
                slip(HouseRule.CELL_EMPTY, "deadlines.dmn", "<text>\"P2D\"</text>", "<text></text>", null),
                slip(
                        HouseRule.FIXED_TEXT,
                        "deadlines.dmn",
                        "<text>\"LEGAL\"</text>",
                        "<text>if urgent then \"LEGAL\" else \"TARGET\"</text>",
                        "deadlines_TYM_PLAN"),
                slip(HouseRule.FIXED_TEXT, "deadlines.dmn", "<text>\"P2D\"</text>", "<text>null</text>", null),
                slip(
                        HouseRule.SLA,
                        "deadlines.dmn",
                        "_out_sla\">\n          <text>\"TYM_PLAN\"</text>",
                        "_out_sla\">\n          <text>\"TYM_REVIEW\"</text>",
                        "deadlines_TYM_PLAN"),
                slip(HouseRule.ANSWER_UNKNOWN, "routing.dmn", "<text>\"RECEIVER\"</text>", "<text>null</text>", null),
                slip(HouseRule.ANSWER_UNKNOWN, "kela.dmn", "<text>\"CASE_LEAD\"</text>", "<text>null</text>", null),
                slip(
                        HouseRule.UNANSWERED,
                        "deadlines.dmn",
                        "REFERRAL_ACK_in_referenceDate\">\n          <text>",
                        "REFERRAL_ACK_in_referenceDate\">\n          <text>null, &gt;= date(\"2099-01-01\")",
                        "deadlines"),
                slip(HouseRule.WARN_SHARE, "deadlines.dmn", "<text>0.5</text>", "<text>0</text>", "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.WARN_SHARE,
                        "deadlines.dmn",
                        "<text>0.5</text>",
                        "<text>0.0</text>",
                        "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.CLOCK_TOO_SOON,
                        "deadlines.dmn",
                        "<text>\"RECEIVED\"</text>\n        </outputEntry>\n        <outputEntry id=\"deadlines_FIRST_CONTACT_out_warnShare\">",
                        "<text>\"REVIEWED\"</text>\n        </outputEntry>\n        <outputEntry id=\"deadlines_FIRST_CONTACT_out_warnShare\">",
                        "deadlines_FIRST_CONTACT"),
                slip(
                        HouseRule.CLOCK_TOO_SOON,
                        "deadlines.dmn",
                        "<text>\"CONTACTED\"</text>",
                        "<text>\"ASSESSMENT_STARTED\"</text>",
                        "deadlines_CONSENT_DECIDED"),
                slip(HouseRule.STEERS_UNASKED, "plan.bpmn", "${planConfirmed}", "${planAgreed}", "planConfirmed"),
                slip(HouseRule.VARIABLE, "plan.bpmn", "${planAgreed}", "${kyllä}", null),
                slip(
                        HouseRule.TEXT_NAME,
                        "closeCase.form",
                        "\"text\": \"{{caseSummary}}\"",
                        "\"text\": \"{{caseSummary}} {{clientNam}}\"",
                        null),
                slip(
                        HouseRule.TEXT_NAME,
                        "confirmPlan.form",
                        "\"label\": \"",
                        "\"label\": \"{{#if planConfirmd}}On{{/if}} ",
                        null),
                slip(
                        HouseRule.PRESET,
                        "closeCase.form",
                        "\"key\": \"endReason\"",
                        "\"defaultValue\": \"OTHERS\", \"key\": \"endReason\"",
                        "endReason"),
                slip(
                        HouseRule.PRESET,
                        "draftPlan.form",
                        "\"key\": \"actionCount\"",
                        "\"defaultValue\": 9, \"key\": \"actionCount\"",
                        "actionCount"),
                slip(
                        HouseRule.NEVER_SHOWN,
                        "closeCase.form",
                        "responsibilityAfter = \\\"NONE\\\"",
                        "responsibilityAfter != null",
                        "responsiblePersonAfter"),
                slip(
                        HouseRule.NEVER_SHOWN,
                        "reportProgress.form",
                        "progressStatus != \\\"DELAYED\\\" and",
                        "progressStatus != \\\"DELAYED\\\" or",
                        null),
                slip(
                        HouseRule.NEVER_SHOWN,
                        "closeCase.form",
                        "=responsibilityAfter = null or responsibilityAfter = \\\"NONE\\\"",
                        "=true",
                        "responsiblePersonAfter"),
                slip(
                        HouseRule.NEVER_HIDDEN,
                        "closeCase.form",
                        "=responsibilityAfter = null or responsibilityAfter",
                        "=responsibilityAfter = null and responsibilityAfter",
                        "responsiblePersonAfter"),
                slip(
                        HouseRule.NEVER_HIDDEN,
                        "draftPlan.form",
                        "=actionCount = null or actionCount < 2",
                        "=actionCount > 6",
                        null),
                slip(
                        HouseRule.CONDITIONS_MEET,
                        "referral.bpmn",
                        "referralOutcome == 'RETURNED'",
                        "referralOutcome != 'RETURNED'",
                        null),
                slip(
                        HouseRule.KEY_NEAR,
                        "assessEmployment.form",
                        "\"key\": \"clientAsksKela\"",
                        "\"key\": \"clientAsksKel\"",
                        null),
                slip(HouseRule.KEY_NEAR, "closeCase.form", "\"key\": \"endSummary\"", "\"key\": \"planGoasl\"", null),
                slip(
                        HouseRule.NUMBER_MISSING,
                        "reviewPlan.form",
                        "\"key\": \"service2\"",
                        "\"key\": \"service\"",
                        "service"),
                slip(HouseRule.NUMBER_MISSING, "draftPlan.form", "\"key\": \"aim3\"", "\"key\": \"amm3\"", "aim"),
                slip(HouseRule.FIELD_KIND, "lists.form", "\"type\": \"select\"", "\"type\": \"slect\"", null),
                slip(
                        HouseRule.INPUT_CONSTANT,
                        "kela.dmn",
                        "<text>clientAsksKela</text>",
                        "<text>\"clientAsksKela\"</text>",
                        "kelaReasons_in_clientAsksKela"),
                slip(
                        HouseRule.INPUT_CONSTANT,
                        "contradictions.dmn",
                        "<text>studying</text>",
                        "<text>null</text>",
                        "contradictions_in_studying"),
                slip(
                        HouseRule.CELL_TYPE,
                        "cues.dmn",
                        "<text>list contains(?, \"SERVICE_FEEDBACK\")</text>",
                        "<text>\"SERVICE_FEEDBACK\"</text>",
                        "cues_feedback"),
                slip(
                        HouseRule.CELL_TYPE,
                        "cues.dmn",
                        "<text>list contains(?, \"SERVICE_FEEDBACK\")</text>",
                        "<text>&lt;= 6</text>",
                        "cues_feedback"),
                slip(
                        HouseRule.DAY_UNKNOWN,
                        "deadlines.dmn",
                        "<text>null, &gt;= date(\"2025-05-01\")</text>",
                        "<text>null, &lt;= date(\"2025-05-01\")</text>",
                        "deadlines_HC_THERAPY_UNDER23"),
                slip(
                        HouseRule.DAY_UNKNOWN,
                        "benefitScreening.dmn",
                        "null, &gt;= date(\"2016-05-01\")",
                        "null, &gt;= date(\"2096-05-01\")",
                        "benefitScreening_KIILA"),
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
                slip(HouseRule.CELL_NAME, "deadlines.dmn", "<text>\"P2D\"</text>", "<text>P2D</text>", null),
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
                        HouseRule.UNANSWERED,
                        "deadlines.dmn",
                        "REFERRAL_ACK_in_referenceDate\">\n          <text>",
                        "REFERRAL_ACK_in_referenceDate\">\n          <text>null, [date(\"2015-01-01\")..date(\"2026-06-30\")]",
                        "deadlines"),
                without(HouseRule.UNANSWERED, "routing.dmn", "routing_assessSocial", "routing"),
                without(HouseRule.UNANSWERED, "routing.dmn", "routing_explainDecision_coordinator", "routing"),
                without(HouseRule.UNANSWERED, "deadlines.dmn", "deadlines_FIRST_CONTACT", "deadlines"),
                without(HouseRule.UNANSWERED, "kela.dmn", "pensionAge_1960", "pensionAge"),
                without(HouseRule.UNANSWERED, "kela.dmn", "pensionAge_1965", "pensionAge"),
                without(HouseRule.UNANSWERED, "kela.dmn", "kela_9_none", "kela"),
                without(HouseRule.UNANSWERED, "kela.dmn", "rehabResponsible_social", "rehabResponsible"),
                without(HouseRule.UNANSWERED, "legalBasis.dmn", "legalBasis_NONE", "legalBasis"),
                without(HouseRule.UNANSWERED, "supportTrack.dmn", "supportTrack_single", "supportTrack"),
                slip(HouseRule.UNANSWERED, "routing.dmn", "<text>null, false</text>", "<text>null</text>", "routing"),
                slip(
                        HouseRule.UNANSWERED,
                        "kela.dmn",
                        "<text>[1962..1964]</text>",
                        "<text>[1962..1963]</text>",
                        "pensionAge"),
                without(HouseRule.VALUE_UNASKED, "deadlines.dmn", "deadlines_SOC_URGENT", "deadlines_in_slaId"),
                without(HouseRule.VALUE_UNASKED, "deadlines.dmn", "deadlines_KELA_SICK60", "deadlines_in_slaId"),
                without(HouseRule.ANSWER_UNGIVEN, "legalBasis.dmn", "legalBasis_TYM_15", "legalBasis"),
                without(HouseRule.ANSWER_UNGIVEN, "benefitScreening.dmn", "benefitScreening_EDU", "benefitScreening"),
                without(HouseRule.NEVER_ASKED, "kela.dmn", "kelaReasons_R07", "kela_7_caseLead"),
                slip(
                        HouseRule.NEVER_ASKED,
                        "cues.dmn",
                        "list contains(?, \"KELA_EXPERT_DOCTOR\")",
                        "list contains(?, \"KELA_DOCTOR\")",
                        "cues_expertDoctor"),
                slip(
                        HouseRule.NEVER_ASKED,
                        "contradictions.dmn",
                        "<text>\"UNEMPLOYED\"</text>",
                        "<text>\"WITHOUT_WORK\"</text>",
                        "contradictions_working"),
                slip(
                        HouseRule.NEVER_ASKED,
                        "benefitScreening.dmn",
                        "employmentStatus = \"STUDENT\"",
                        "employmentStatus = \"STUDYING\"",
                        "benefitScreening_in_studying"),
                slip(
                        HouseRule.ROW_SHADOWED,
                        "legalBasis.dmn",
                        "<text>\"TYM_2025\"</text>\n        </inputEntry>\n        <inputEntry id=\"legalBasis_TYM_15_in_partiesWithinThree\">\n          <text>true</text>\n        </inputEntry>\n        <inputEntry id=\"legalBasis_TYM_15_in_necessary\">\n          <text>true</text>\n        </inputEntry>\n        <inputEntry id=\"legalBasis_TYM_15_in_customershipStarted\">\n          <text>true</text>",
                        "<text></text>\n        </inputEntry>\n        <inputEntry id=\"legalBasis_TYM_15_in_partiesWithinThree\">\n          <text></text>\n        </inputEntry>\n        <inputEntry id=\"legalBasis_TYM_15_in_necessary\">\n          <text></text>\n        </inputEntry>\n        <inputEntry id=\"legalBasis_TYM_15_in_customershipStarted\">\n          <text></text>",
                        "legalBasis_NONE"),
                again(HouseRule.ROW_SHADOWED, "supportTrack.dmn", "supportTrack_employed"),
                again(HouseRule.ROW_TWICE, "cues.dmn", "cues_fixedPension"),
                again(HouseRule.ROW_TWICE, "benefitScreening.dmn", "benefitScreening_EDU"),
                again(HouseRule.OVERLAP, "routing.dmn", "routing_assessSocial_special"),
                slip(
                        HouseRule.TABLE_UNASKED,
                        "kela.dmn",
                        "<requiredDecision href=\"#kelaReasons\"",
                        "<requiredDecision href=\"#pensionAge\"",
                        "kela"),
                slip(
                        HouseRule.TABLE_UNASKED,
                        "kela.dmn",
                        "<requiredDecision href=\"#pensionAge\"",
                        "<requiredInput href=\"#clientFacts\"",
                        "rehabResponsible"),
                slip(HouseRule.TEAM, "routing.dmn", "<text>\"lead\"</text>", "<text>\"leads\"</text>", null),
                slip(
                        HouseRule.TEAM,
                        "routing.dmn",
                        "<text>\"SOCIAL\"</text>\n        </outputEntry>\n        <outputEntry id=\"routing_assessSocial_special_out_team\">",
                        "<text>\"HEALTH\"</text>\n        </outputEntry>\n        <outputEntry id=\"routing_assessSocial_special_out_team\">",
                        "routing_assessSocial_special"),
                slip(HouseRule.LIMIT_SPAN, "deadlines.dmn", "\"P2D\"", "\"P99999D\"", null),
                slip(HouseRule.LIMIT_SPAN, "deadlines.dmn", "\"P2D\"", "\"-P2D\"", null),
                slip(HouseRule.WARN_SHARE, "deadlines.dmn", "<text>0.5</text>", "<text>\"0.5\"</text>", null),
                slip(HouseRule.ANSWER_UNKNOWN, "kela.dmn", "<text>\"CASE_LEAD\"</text>", "<text>\"LEAD\"</text>", null),
                slip(
                        HouseRule.ANSWER_UNKNOWN,
                        "cues.dmn",
                        "<text>\"lastDecisions\"</text>",
                        "<text>\"latestDecisions\"</text>",
                        "cues_expertDoctor"),
                slip(
                        HouseRule.ANSWER_UNKNOWN,
                        "supportTrack.dmn",
                        "<text>\"TYM\"</text>",
                        "<text>\"TYMM\"</text>",
                        null),
                slip(
                        HouseRule.ANSWER_UNKNOWN,
                        "legalBasis.dmn",
                        "<text>\"TYM_15\"</text>",
                        "<text>\"TYM_16\"</text>",
                        "legalBasis_TYM_15"),
                slip(
                        HouseRule.CELL_EMPTY,
                        "kela.dmn",
                        "_out_pensionAgeMonths\">\n          <text>759</text>",
                        "_out_pensionAgeMonths\">\n          <text></text>",
                        "pensionAge_1955"),
                slip(HouseRule.CELL_EMPTY, "deadlines.dmn", "<text>\"TYM_PLAN\"</text>", "<text></text>", null),
                slip(
                        HouseRule.NO_DAY,
                        "deadlines.dmn",
                        "null, &gt;= date(\"2025-01-01\")",
                        "null, &gt;= @\"2025-02-30\"",
                        "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.NO_END,
                        "deadlines.dmn",
                        "Katso uudelleen 2027-10-31.",
                        "Katso uudelleen 2027-13-31.",
                        "deadlines_TYM_PLAN"),
                slip(
                        HouseRule.INPUT_UNFILLED,
                        "routing.dmn",
                        "<text>kelaInvolved</text>",
                        "<text>working</text>",
                        "routing_in_kelaInvolved"),
                slip(HouseRule.INPUT_UNFILLED, "routing.dmn", "<text>task</text>", "<text>slaId</text>", null),
                slip(
                        HouseRule.PHASE,
                        "workability.bpmn",
                        "sourceExpression=\"REFERRAL\"",
                        "sourceExpression=\"REFERAL\"",
                        null),
                slip(
                        HouseRule.NEVER_MET,
                        "cues.dmn",
                        "<text>null</text>",
                        "<text>not(true)</text>",
                        "cues_afterMaximum"),
                slip(
                        HouseRule.NEVER_MET,
                        "benefitScreening.dmn",
                        "<text>null, false</text>",
                        "<text>not(true)</text>",
                        "benefitScreening_VOC_REHAB"),
                slip(
                        HouseRule.CONDITION_TWICE,
                        "referral.bpmn",
                        "referralOutcome == 'CONSULTATION'",
                        "referralOutcome == 'RETURNED'",
                        null),
                slip(
                        HouseRule.CONDITION_TWICE,
                        "assessment.bpmn",
                        "parties.include(execution, 'HEALTH')",
                        "parties.include(execution, 'SOCIAL')",
                        null),
                slip(
                        HouseRule.FORK,
                        "plan.bpmn",
                        "sourceRef=\"planIsDrafted\" targetRef=\"draftPlan\"",
                        "sourceRef=\"inviteParties\" targetRef=\"draftPlan\"",
                        "inviteParties"),
                slip(
                        HouseRule.FORK,
                        "referral.bpmn",
                        "sourceRef=\"openOwnCase\" targetRef=\"referralArrives\"",
                        "sourceRef=\"handleContact\" targetRef=\"referralArrives\"",
                        "handleContact"),
                parallel(HouseRule.WAITS_FOR_EVER, "plan.bpmn", "planIsDrafted"),
                parallel(HouseRule.WAITS_FOR_EVER, "consent.bpmn", "consentIsAsked"),
                parallel(HouseRule.GOES_ON_TWICE, "followup.bpmn", "wasKelaAppliedFor", "reviewCanBeScheduled"),
                parallel(HouseRule.GOES_ON_TWICE, "plan.bpmn", "doesKelaLead", "planIsDrafted"),
                parallel(HouseRule.CONDITION_PLACE, "consent.bpmn", "isConsentGiven", "Flow_2x4jjz2"),
                slip(
                        HouseRule.POINTS_NOWHERE,
                        "followup.bpmn",
                        "messageRef=\"Message_reviewRequested\"",
                        "messageRef=\"Message_reviewAsked\"",
                        null),
                slip(HouseRule.POINTS_NOWHERE, "kela.dmn", "href=\"#kelaReasons\"", "href=\"#reasons\"", null),
                slip(
                        HouseRule.RETURNS_TO_PATH,
                        "plan.bpmn",
                        "sourceRef=\"draftPlanOverdue\" targetRef=\"draftPlanDelayed\"",
                        "sourceRef=\"draftPlanOverdue\" targetRef=\"planIsDrafted\"",
                        "draftPlanOverdue"),
                slip(
                        HouseRule.RETURNS_TO_PATH,
                        "workability.bpmn",
                        "sourceRef=\"planningOverdue\" targetRef=\"planningDelayed\"",
                        "sourceRef=\"planningOverdue\" targetRef=\"followUpStarts\"",
                        "planningOverdue"),
                slip(HouseRule.SEVERAL, "plan.bpmn", " camunda:elementVariable=\"party\"", "", "agreePlan"),
                slip(
                        HouseRule.SEVERAL,
                        "consent.bpmn",
                        "parties.toNotify(execution)",
                        "parties.haveOpenCase(execution)",
                        "notifyParty"),
                slip(
                        HouseRule.NO_PARTY,
                        "routing.dmn",
                        "<text>\"RECEIVER\"</text>",
                        "<text>\"PARTY\"</text>",
                        "checkReferral"),
                slip(
                        HouseRule.NO_PARTY,
                        "routing.dmn",
                        "<text>\"CONSULTED\"</text>",
                        "<text>\"PARTY\"</text>",
                        "answerConsultation"),
                slip(
                        HouseRule.PHASE_UNTOLD,
                        "workability.bpmn",
                        "<camunda:in sourceExpression=\"PLAN\" target=\"phase\" />",
                        "",
                        ""),
                slip(
                        HouseRule.PHASE_UNTOLD,
                        "workability.bpmn",
                        "<camunda:inputParameter name=\"phase\">END</camunda:inputParameter>",
                        "",
                        ""),
                slip(
                        HouseRule.VARIABLE_UNTOLD,
                        "workability.bpmn",
                        "<camunda:out source=\"reviewOutcome\" target=\"reviewOutcome\" />",
                        "",
                        "workability"),
                slip(
                        HouseRule.VARIABLE_UNTOLD,
                        "workability.bpmn",
                        "<camunda:in source=\"track\" target=\"track\" />",
                        "",
                        "consent"),
                slip(
                        HouseRule.VARIABLE_UNTOLD,
                        "confirmPlan.form",
                        "\"steers\": \"true\"",
                        "\"audience\": \"all\"",
                        "plan"),
                slip(
                        HouseRule.NOT_HANDED,
                        "workability.bpmn",
                        "<camunda:in sourceExpression=\"${true}\" target=\"withdrawal\" />",
                        "",
                        "withdrawal"),
                slip(
                        HouseRule.NOT_HANDED,
                        "kelalead.bpmn",
                        "<camunda:in sourceExpression=\"${false}\" target=\"decisionKnown\" />",
                        "",
                        "leadApplication"),
                slip(
                        HouseRule.NOT_BROUGHT,
                        "workability.bpmn",
                        "<camunda:out source=\"clientReached\" target=\"clientReached\" />",
                        "<camunda:out source=\"planAgreed\" target=\"clientReached\" />",
                        "referral"),
                slip(
                        HouseRule.NOT_BROUGHT,
                        "workability.bpmn",
                        "<camunda:out source=\"reviewOutcome\" target=\"reviewOutcome\" />",
                        "<camunda:out source=\"contactOutcome\" target=\"reviewOutcome\" />",
                        "followup"),
                slip(
                        HouseRule.CALL_UNHEARD,
                        "followup.bpmn",
                        "escalationCode=\"planUnchanged\"",
                        "escalationCode=\"planSame\"",
                        "planUnchanged"),
                slip(
                        HouseRule.CALL_UNHEARD,
                        "workability.bpmn",
                        "escalationCode=\"kelaLeads\"",
                        "escalationCode=\"kelaLead\"",
                        "kelaLeads"),
                slip(
                        HouseRule.NEVER_THROWN,
                        "workability.bpmn",
                        "escalationCode=\"kelaLeads\"",
                        "escalationCode=\"kelaLead\"",
                        "kelaLeads"),
                slip(
                        HouseRule.NEVER_THROWN,
                        "plan.bpmn",
                        "escalationCode=\"kelaLeads\"",
                        "escalationCode=\"kelaLead\"",
                        "kelaLeads"),
                slip(
                        HouseRule.CALL_NAMELESS,
                        "followup.bpmn",
                        " escalationRef=\"Escalation_planUnchanged\"",
                        "",
                        "planUnchanged"),
                slip(
                        HouseRule.CALL_NAMELESS,
                        "followup.bpmn",
                        " messageRef=\"Message_reviewRequested\"",
                        "",
                        "reviewRequested"),
                slip(
                        HouseRule.NEVER_SENT,
                        "followup.bpmn",
                        "name=\"reviewRequested\"",
                        "name=\"reviewAsked\"",
                        "reviewRequested"),
                slip(
                        HouseRule.NEVER_SENT,
                        "workability.bpmn",
                        "name=\"municipalityChanged\"",
                        "name=\"moved\"",
                        "municipalityChanged"),
                slip(
                        HouseRule.MESSAGE_LOST,
                        "followup.bpmn",
                        "name=\"reviewRequested\"",
                        "name=\"reviewAsked\"",
                        "reviewRequested"),
                slip(
                        HouseRule.MESSAGE_LOST,
                        "workability.bpmn",
                        "name=\"clientWithdrew\"",
                        "name=\"withdrew\"",
                        "clientWithdrew"),
                slip(
                        HouseRule.TIMER_MISSING,
                        "workability.bpmn",
                        "<bpmn:boundaryEvent id=\"planningOverdue\" name=\"Määräaika ylittyi\" cancelActivity=\"false\" attachedToRef=\"planning\">",
                        "<bpmn:boundaryEvent id=\"planningOverdue\" name=\"Määräaika ylittyi\" cancelActivity=\"false\" attachedToRef=\"consent\">",
                        "planning"),
                slip(
                        HouseRule.FIELD_READ,
                        "closeCase.form",
                        "\"key\": \"endReason\"",
                        "\"key\": \"endCause\"",
                        "endReason"),
                slip(
                        HouseRule.FIELD_READ,
                        "confirmPlan.form",
                        "\"key\": \"planConfirmed\"",
                        "\"key\": \"planAccepted\"",
                        "planConfirmed"),
                slip(HouseRule.FIELD_READ, "newReferral.form", "\"key\": \"urgent\"", "\"key\": \"hasty\"", "urgent"),
                slip(
                        HouseRule.FIELD_PATH,
                        "closeCase.form",
                        "\"type\": \"group\"",
                        "\"type\": \"group\", \"path\": \"end\"",
                        null),
                slip(
                        HouseRule.FIELD_PATH,
                        "draftPlan.form",
                        "\"type\": \"group\"",
                        "\"type\": \"group\", \"path\": \"plan\"",
                        null),
                slip(
                        HouseRule.REQUIRED_OF_NOBODY,
                        "closeCase.form",
                        "\"key\": \"endedOn\"",
                        "\"readonly\": true, \"key\": \"endedOn\"",
                        "endedOn"),
                slip(
                        HouseRule.REQUIRED_OF_NOBODY,
                        "answerKelaQuestion.form",
                        "\"maxLength\": 1500",
                        "\"maxLength\": 1500, \"required\": true",
                        "questionToKela"),
                slip(
                        HouseRule.BOUNDS,
                        "closeCase.form",
                        "\"maxLength\": 3000",
                        "\"maxLength\": 3000, \"minLength\": 3001",
                        "endSummary"),
                slip(
                        HouseRule.BOUNDS,
                        "answerKelaQuestion.form",
                        "\"maxLength\": 1500",
                        "\"min\": 5, \"max\": 4",
                        "questionToKela"),
                slip(
                        HouseRule.TEXT_LENGTH,
                        "closeCase.form",
                        "\"maxLength\": 3000",
                        "\"maxLength\": 9000",
                        "endSummary"),
                slip(
                        HouseRule.TEXT_LENGTH,
                        "answerKelaQuestion.form",
                        "\"maxLength\": 1500",
                        "\"maxLength\": 4001",
                        "questionToKela"),
                slip(
                        HouseRule.SCHEMA_VERSION,
                        "closeCase.form",
                        "\"schemaVersion\": 16",
                        "\"schemaVersion\": \"new\"",
                        ""),
                slip(HouseRule.SCHEMA_VERSION, "newNotice.form", "\"schemaVersion\": 16,", "", ""),
                slip(
                        HouseRule.COUNTED_TOO_SOON,
                        "newNotice.form",
                        "\"category\":",
                        "\"counted\": \"true\", \"category\":",
                        null),
                slip(
                        HouseRule.COUNTED_TOO_SOON,
                        "newReferral.form",
                        "\"category\":",
                        "\"counted\": \"true\", \"category\":",
                        null),
                slip(HouseRule.OPTION_EMPTY, "closeCase.form", "\"value\": \"MOVED\"", "\"value\": \"\"", "endReason"),
                slip(HouseRule.OPTION_EMPTY, "lists.form", "\"value\": \"5\"", "\"value\": \"\"", null),
                slip(HouseRule.OPTION_TWICE, "lists.form", "\"value\": \"5\"", "\"value\": \"4\"", null),
                slip(
                        HouseRule.COMPARED_KIND,
                        "agreePlan.form",
                        "planAgreed != \\\"false\\\"",
                        "planAgreed != false",
                        null),
                slip(HouseRule.COMPARED_KIND, "draftPlan.form", "actionCount < 2", "actionCount = \\\"1\\\"", null),
                slip(
                        HouseRule.ENGINE,
                        "plan.bpmn",
                        " camunda:collection=\"${parties.withAction(execution)}\"",
                        "",
                        null),
                slip(HouseRule.EXPRESSION, "plan.bpmn", "${planAgreed}", "${planAgreed", null),
                slip(
                        HouseRule.ENGINE,
                        "routing.dmn",
                        "hitPolicy=\"UNIQUE\"",
                        "hitPolicy=\"UNIQUE\" aggregation=\"SUM\"",
                        ""),
                slip(
                        HouseRule.CODE,
                        "plan.bpmn",
                        "camunda:delegateExpression=\"${inviteParties}\"",
                        "camunda:class=\"java.lang.String\"",
                        ""),
                slip(
                        HouseRule.CODE,
                        "referral.bpmn",
                        "<bpmn:userTask id=\"checkReferral\"",
                        "<bpmn:userTask camunda:taskListener=\"a\" id=\"checkReferral\"",
                        ""),
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
                        HouseRule.ANSWER_UNKNOWN,
                        "deadlines.dmn",
                        "<text>\"WORK5\"</text>",
                        "<text>\"WORK7\"</text>",
                        null),
                slip(
                        HouseRule.VALUE_UNLISTED,
                        "deadlines.dmn",
                        "<text>\"UNIT_HEAD\"</text>",
                        "<text>\"UNIT_HED\"</text>",
                        null),
                slip(
                        HouseRule.ANSWER_UNKNOWN,
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
    void oneFaultIsToldOnce() {
        assertThat(RULES.of(with(
                        "deadlines.dmn",
                        text("deadlines.dmn")
                                .replaceFirst("\"LEGAL\"</text>", "if urgent then \"LEGAL\" else \"TARGETS\"</text>"))))
                .extracting(Objection::rule)
                .containsExactly(HouseRule.FIXED_TEXT);
        assertThat(RULES.of(with(
                        "workability.bpmn",
                        text("workability.bpmn")
                                .replaceFirst("reviewOutcome == 'CHANGE_PLAN'", "reviewOutcome = 'CHANGE_PLAN'"))))
                .extracting(Objection::rule)
                .containsExactly(HouseRule.EXPRESSION);
        assertThat(RULES.of(with("plan.bpmn", text("plan.bpmn").replaceFirst("\\$\\{planConfirmed}", "\\${kyllä}"))))
                .filteredOn(objection -> objection.rule() == HouseRule.VARIABLE)
                .extracting(Objection::about)
                .containsExactly(List.of("kyllä"));
    }

    @Test
    void aFactThatDiffersIsToldInTheFileThatIsNew() {
        for (String form : List.of("agreePlan.form", "draftPlan.form", "reviewPlan.form")) {
            String other = text(form).replaceFirst("\"key\": \"actionCount\"", "\"key\": \"abilityScore\"");
            if (!other.equals(text(form))) {
                assertThat(RULES.of(with(form, other), Set.of(form)))
                        .filteredOn(objection -> objection.rule() == HouseRule.FACT_DIFFERS)
                        .extracting(Objection::file)
                        .containsOnly(form);
            }
        }
    }

    @Test
    void aDayToLookAgainIsOnlyToldOfATableThatIsNew() {
        Map<String, byte[]> late = with(
                "deadlines.dmn",
                text("deadlines.dmn").replaceFirst("Katso uudelleen 2027-10-31", "Katso uudelleen 2020-10-31"));
        assertThat(RULES.of(late)).isEmpty();
        assertThat(RULES.of(late, Set.of("deadlines.dmn")))
                .extracting(Objection::rule)
                .containsExactly(HouseRule.LOOKED_TOO_LATE);
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

    /**
     * An edit that a designer may well make.
     *
     * @param changes texts by what they replace, by file
     */
    record Edit(String what, Map<String, Map<String, String>> changes) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Edit edit(String what, String file, String... fromAndTo) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (int i = 0; i < fromAndTo.length; i += 2) {
            changes.put(fromAndTo[i], fromAndTo[i + 1]);
        }
        return new Edit(what, Map.of(file, changes));
    }

    static Stream<Edit> edits() {
        return Stream.of(
                edit("another limit", "deadlines.dmn", "\"P10D\"", "\"P2W\""),
                edit(
                        "an optional field",
                        "closeCase.form",
                        "\"key\": \"endSummary\"",
                        """
                        "key": "endSummary", "validate": {"maxLength": 4000}, "properties": {"category": "PLAN"}
                        },
                        {
                          "label": "Mitä asiakas sanoi", "type": "textarea", "id": "Field_clientWords", "key": "clientWords\"""",
                        "\"maxLength\": 3000",
                        "\"minLength\": 0, \"maxLength\": 4000"),
                edit(
                        "some room between fields",
                        "closeCase.form",
                        "\"components\": [\n    {\n      \"text\": \"{{caseSummary}}\",",
                        "\"components\": [\n    {\n      \"text\": \"{{caseSummary}}\", \"type\": \"text\", \"id\": \"Field_summaryHere\"\n    },\n    {\n      \"type\": \"spacer\", \"height\": 60, \"id\": \"Field_room\"\n    },\n    {\n      \"text\": \"Lopuksi\","),
                edit("an older form", "closeCase.form", "\"schemaVersion\": 16", "\"schemaVersion\": 15"),
                edit("yes written out", "referral.bpmn", "${clientReached}", "${clientReached == true}"),
                edit("a negation", "plan.bpmn", "${planAgreed}", "${!planAgreed}"),
                edit("other quotes", "consent.bpmn", "${track == 'TYM'}", "${track == \"TYM\"}"),
                edit("all but one", "followup.bpmn", "reviewOutcome == 'CONTINUE'", "reviewOutcome != 'END'"),
                edit("another number", "referral.bpmn", "contactAttempts &gt;= 3", "contactAttempts &gt; 4"),
                edit(
                        "branches that run at the same time",
                        "delay.bpmn",
                        "<bpmn:sequenceFlow id=\"Flow_1dh6r3f\" sourceRef=\"handleDelay\" targetRef=\"delayHandled\" />",
                        """
                        <bpmn:parallelGateway id="both" name="Kuka kuulee?" />
                        <bpmn:parallelGateway id="heard" />
                        <bpmn:sequenceFlow id="Flow_1dh6r3f" sourceRef="handleDelay" targetRef="both" />
                        <bpmn:sequenceFlow id="Flow_2" name="Toinen" sourceRef="both" targetRef="heard" />
                        <bpmn:sequenceFlow id="Flow_3" name="Muu" sourceRef="both" targetRef="heard" />
                        <bpmn:sequenceFlow id="Flow_4" sourceRef="heard" targetRef="delayHandled" />
                        """,
                        "<bpmndi:BPMNShape id=\"delayHandled_di\"",
                        """
                        <bpmndi:BPMNShape id="both_di" bpmnElement="both"><dc:Bounds x="1" y="1" width="9" height="9" />
                        </bpmndi:BPMNShape>
                        <bpmndi:BPMNShape id="heard_di" bpmnElement="heard"><dc:Bounds x="1" y="1" width="9" height="9" />
                        </bpmndi:BPMNShape>
                        <bpmndi:BPMNShape id="delayHandled_di\""""),
                edit(
                        "another escalation",
                        "deadlines.dmn",
                        "<text>\"UNIT_HEAD\"</text>",
                        "<text>\"COUNTY_HEAD\"</text>",
                        "\"NETWORK_LEAD\",\"LEADING_GROUP\",\"UNIT_HEAD\"",
                        "\"NETWORK_LEAD\",\"LEADING_GROUP\",\"UNIT_HEAD\",\"COUNTY_HEAD\""),
                edit("the order of yes and no", "routing.dmn", "<text>null, false</text>", "<text>false, null</text>"),
                edit(
                        "no alone, for the application knows",
                        "routing.dmn",
                        "<text>null, false</text>",
                        "<text>false</text>"),
                edit(
                        "a day written shortly",
                        "deadlines.dmn",
                        "null, &gt;= date(\"2025-01-01\")",
                        "null, &gt;= @\"2025-01-01\""),
                edit(
                        "an interval that ends before the next begins",
                        "deadlines.dmn",
                        "[date(\"2025-01-01\")..date(\"2025-12-31\")]",
                        "[date(\"2025-01-01\")..date(\"2026-01-01\")["),
                edit("years together", "kela.dmn", "<text>&gt;= 1965</text>", "<text>&gt; 1964</text>"),
                edit("a year apart", "kela.dmn", "<text>[1962..1964]</text>", "<text>1962, 1963, 1964</text>"),
                edit(
                        "a quote within a text",
                        "routing.dmn",
                        "Lähetteen tarkistaa",
                        "Lähetteen, \\\"uuden\\\", tarkistaa"),
                edit(
                        "a service in a job of its own",
                        "plan.bpmn",
                        "<bpmn:serviceTask id=\"adoptPlan\"",
                        "<bpmn:serviceTask camunda:asyncBefore=\"true\" id=\"adoptPlan\""),
                edit(
                        "a field shown in a text",
                        "closeCase.form",
                        "\"label\": \"Yhteenveto\"",
                        "\"label\": \"Yhteenveto {{endReason}}\""),
                edit(
                        "a value from the start",
                        "closeCase.form",
                        "\"key\": \"endReason\"",
                        "\"defaultValue\": \"MOVED\", \"key\": \"endReason\""),
                edit("half and a bit", "deadlines.dmn", "<text>0.5</text>", "<text>0.55</text>"),
                edit("another team", "routing.dmn", "<text>\"lead\"</text>", "<text></text>"),
                edit(
                        "a row above the one that answers all",
                        "supportTrack.dmn",
                        row("supportTrack.dmn", "supportTrack_single"),
                        row("supportTrack.dmn", "supportTrack_employed")
                                        .replace("supportTrack_employed", "supportTrack_unknown")
                                        .replace("<text>false</text>", "<text>null</text>")
                                + row("supportTrack.dmn", "supportTrack_single")),
                edit(
                        "another age",
                        "kela.dmn",
                        "<text>null, [16..67]</text>\n        </inputEntry>\n        <inputEntry id=\"rehabResponsible_psychotherapy_in_rehabNeed\">",
                        "<text>null, [16..68]</text>\n        </inputEntry>\n        <inputEntry id=\"rehabResponsible_psychotherapy_in_rehabNeed\">"));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void noRightEditIsAnAlarm(Edit edit) {
        Map<String, byte[]> files = new HashMap<>(SHIPPED);
        edit.changes().forEach((file, changes) -> {
            String text = text(file);
            for (Map.Entry<String, String> change : changes.entrySet()) {
                assertThat(text).as("the edit can be made").contains(change.getKey());
                text = text.replace(change.getKey(), change.getValue());
            }
            files.put(file, text.getBytes(StandardCharsets.UTF_8));
        });
        assertThat(RULES.of(files))
                .extracting(objection -> objection.line(Locale.ENGLISH))
                .isEmpty();
    }
}
