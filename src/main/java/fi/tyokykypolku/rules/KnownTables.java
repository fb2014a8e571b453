package fi.tyokykypolku.rules;

import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.CooperationModel;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.kela.KelaRole;
import fi.tyokykypolku.sharing.LegalBasis;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.HitPolicy;

/** What the application asks of each table, and reads of its answers. */
final class KnownTables {
    static final String BENEFITS = "benefitScreening";
    static final String CONTRADICTIONS = "contradictions";
    static final String CUES = "cues";
    static final String DEADLINES = "deadlines";
    static final String PENSION_AGE = "pensionAge";
    static final String RESPONSIBLE = "rehabResponsible";
    static final String KELA_REASONS = "kelaReasons";
    static final String KELA = "kela";
    static final String LEGAL_BASIS = "legalBasis";
    static final String ROUTING = "routing";
    static final String TRACK = "supportTrack";

    /** Steps and limits of the drawings over something other than a user task. */
    static final Set<String> OTHER_CLOCKS = Set.of("planning", "awaitDecision", "reviewDue");

    private static final Set<String> MODELS = names(CooperationModel.values());
    private static final Set<String> GROUNDS = names(LegalBasis.values());

    /** What the application reads of each table: its outputs. */
    private static final Map<String, Set<String>> READ = Map.ofEntries(
            Map.entry(BENEFITS, Set.of("code", "action", "reason", "statute")),
            Map.entry(CONTRADICTIONS, Set.of("code", "reason", "statute")),
            Map.entry(CUES, Set.of("field", "kela", "reason", "statute")),
            Map.entry(
                    DEADLINES,
                    Set.of(
                            "sla",
                            "limit",
                            "calendar",
                            "kind",
                            "clock",
                            "warnShare",
                            "escalation",
                            "statute",
                            "reason")),
            Map.entry(PENSION_AGE, Set.of("pensionAgeMonths", "reason", "statute")),
            Map.entry(RESPONSIBLE, Set.of("responsible", "service", "ask", "reason", "statute")),
            Map.entry(KELA_REASONS, Set.of("code", "reasonText", "reasonStatute")),
            Map.entry(
                    KELA,
                    Set.of(
                            "role",
                            "involved",
                            "reasons",
                            "reason",
                            "statute",
                            "reasonTexts",
                            "reasonStatutes",
                            "responsible",
                            "needed",
                            "ground")),
            Map.entry(LEGAL_BASIS, Set.of("legalBasis", "reason", "statute")),
            Map.entry(ROUTING, Set.of("organisation", "team", "reason", "statute")),
            Map.entry(TRACK, Set.of("track", "reason", "statute")));

    /** Columns of the limits whose answer is read from the cell itself, before any case asks. */
    static final Set<String> FIXED = Set.of("sla", "limit", "calendar", "kind", "clock");

    /** The step with which a clock begins, where it is not the task itself or the referral. */
    static final Map<String, String> BEGUN = Map.of(
            "CONTACTED", "recordContact",
            "ASSESSMENT_STARTED", "startAssessment",
            "REVIEWED", "adoptPlan");

    /** Numbers of the application that are never below nought. */
    static final Set<String> COUNTED = Set.of("age", "unappliedBenefits", "openCues");

    /** Answers that may be left open. */
    private static final Set<String> OPEN = Set.of("team", "service", "ask", "escalation");

    /** What the application tells each table beside the facts of the forms. */
    private static final Map<String, Set<String>> TOLD = Map.ofEntries(
            Map.entry(ROUTING, Set.of("task", "kelaInvolved", "specialSupport")),
            Map.entry(DEADLINES, Set.of("slaId", "referenceDate", "urgent")),
            Map.entry(
                    TRACK,
                    Set.of(
                            "model",
                            "unemployed",
                            "workAbilityLimitation",
                            "functionalLimitation",
                            "lifeManagement",
                            "solvableByConsultation",
                            "consentRefused")),
            Map.entry(
                    LEGAL_BASIS,
                    Set.of(
                            "model",
                            "partiesWithinThree",
                            "necessary",
                            "customershipStarted",
                            "writtenConsentCovers",
                            "withinCounty",
                            "disclosurePermission",
                            "prohibition",
                            "oralConsentCovers")),
            Map.entry(RESPONSIBLE, Set.of("age", "birthDate", "referenceDate", "pensionAgeMonths")),
            Map.entry(PENSION_AGE, Set.of("birthDate")),
            Map.entry(CONTRADICTIONS, Set.of("referenceDate", "birthDate", "age")),
            Map.entry(
                    KELA_REASONS,
                    Set.of("responsible", "age", "birthDate", "referenceDate", "unappliedBenefits", "openCues")),
            Map.entry(KELA, Set.of("model", "phase", "legalBasis", "code", "kelaActionInPlan")),
            Map.entry(BENEFITS, Set.of("referenceDate", "birthDate", "age", "workAbilityAdviceCue", "openCues")));

    /** Tables that get no other facts than they are told. */
    private static final Set<String> TOLD_ALL = Set.of(ROUTING, DEADLINES, TRACK, LEGAL_BASIS, PENSION_AGE);

    /** How many rows may answer: what the application does with the answers depends on it. */
    private static final Map<String, HitPolicy> POLICIES = Map.ofEntries(
            Map.entry(BENEFITS, HitPolicy.COLLECT),
            Map.entry(CONTRADICTIONS, HitPolicy.COLLECT),
            Map.entry(CUES, HitPolicy.COLLECT),
            Map.entry(DEADLINES, HitPolicy.UNIQUE),
            Map.entry(PENSION_AGE, HitPolicy.UNIQUE),
            Map.entry(RESPONSIBLE, HitPolicy.FIRST),
            Map.entry(KELA_REASONS, HitPolicy.COLLECT),
            Map.entry(KELA, HitPolicy.FIRST),
            Map.entry(LEGAL_BASIS, HitPolicy.FIRST),
            Map.entry(ROUTING, HitPolicy.UNIQUE),
            Map.entry(TRACK, HitPolicy.FIRST));

    /** Answers that the application knows, by table and column. */
    private static final Map<String, Set<String>> ANSWERS = Map.of(
            ROUTING + "/organisation",
            organisations(),
            DEADLINES + "/clock",
            Set.of("RECEIVED", "CONTACTED", "ASSESSMENT_STARTED", "REVIEWED", "TASK"),
            DEADLINES + "/calendar",
            Set.of("CAL", "WORK5", "ARKI6"),
            DEADLINES + "/kind",
            Set.of("LEGAL", "TARGET", "INTERNAL"),
            KELA + "/role",
            names(KelaRole.values()),
            LEGAL_BASIS + "/legalBasis",
            GROUNDS,
            BENEFITS + "/action",
            Set.of("CHECK", "APPLY", "REFER"));

    /** Tracks that the application itself knows; the others a gateway must ask for. */
    static final Set<String> TRACKS = Set.of("SINGLE_AUTHORITY", "CONSULTATION", "TYM", "PILOT");

    /** Organisations that have a team of their own kind. */
    private static final Map<String, Set<String>> TEAMS = Map.of(
            "SOCIAL",
            Set.of("socialworker", "lead"),
            "EMPLOYMENT",
            Set.of("lead"),
            "HEALTH",
            Set.of("lead"),
            "KELA",
            Set.of("lead"),
            "RECEIVER",
            Set.of("lead"),
            "COORDINATOR",
            Set.of("lead"));

    /** What the application says in an input: no other value ever comes. */
    private static final Map<String, Set<String>> SAID = Map.of(
            TRACK + "/model", MODELS,
            LEGAL_BASIS + "/model", MODELS,
            KELA + "/model", MODELS,
            KELA + "/phase", names(Phase.values()),
            KELA + "/legalBasis", GROUNDS);

    private KnownTables() {}

    static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> organisations() {
        Set<String> known = new TreeSet<>(Set.of("RECEIVER", "COORDINATOR", "CONSULTED", "PARTY"));
        known.addAll(names(Organisation.values()));
        return known;
    }

    /** Columns that the application reads. */
    static Set<String> read(String table) {
        return READ.getOrDefault(table, Set.of());
    }

    /** Columns whose cells must hold an answer. */
    static Stream<String> answered(String table) {
        return read(table).stream().filter(column -> !OPEN.contains(column));
    }

    /** Whether an input of the table gets values: of the application, or of a field of that name. */
    static boolean isFilled(String table, String input, ModelSet set) {
        return TOLD.getOrDefault(table, Set.of()).contains(input)
                || !TOLD_ALL.contains(table) && !set.fields(input).isEmpty();
    }

    static HitPolicy policy(String table, HitPolicy own) {
        return POLICIES.getOrDefault(table, own);
    }

    /** Answers that the application knows in a column; empty when any will do. */
    static Set<String> answers(String table, String column) {
        return ANSWERS.getOrDefault(table + "/" + column, Set.of());
    }

    static boolean hasTeam(String organisation, String team) {
        return TEAMS.getOrDefault(organisation, Set.of()).contains(team);
    }

    /** All that the application ever says in an input; empty when it is told by others. */
    static Set<String> said(String table, String input) {
        return SAID.getOrDefault(table + "/" + input, Set.of());
    }
}
