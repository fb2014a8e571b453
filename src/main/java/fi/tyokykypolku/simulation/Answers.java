package fi.tyokykypolku.simulation;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.plan.Action.Field;
import fi.tyokykypolku.plan.Plan;
import fi.tyokykypolku.simulation.CohortParameters.Consent;
import fi.tyokykypolku.simulation.CohortParameters.KelaReason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the forms of a client's case are answered with, beyond what every required field gets anyway. */
final class Answers {
    private static final String QUESTION = "questionToKela";
    private static final List<String> CATEGORIES = List.of("IDENTITY", "EMPLOYMENT", "SOCIAL", "BENEFITS", "PLAN");

    /** What a referral tells of the client's reasons for Kela; the rest comes up in the assessment. */
    private static final Map<KelaReason, String> CUES = Map.of(
            KelaReason.R06_SICK_MAX, "SICK_ALLOWANCE_AFTER_MAXIMUM",
            KelaReason.R07_PENSION_REJECTED, "REJECTED_ON_MEDICAL_GROUNDS",
            KelaReason.R09_SICK_REJECTED, "REJECTED_ON_MEDICAL_GROUNDS",
            KelaReason.R10_SPIRAL, "SICK_ALLOWANCE_AFTER_MAXIMUM",
            KelaReason.R11_FIXED_PENSION_ENDING, "FIXED_PENSION_ENDING");

    /** What of them is seen without Kela: that the client's benefits are in a tangle. */
    private static final List<KelaReason> TANGLES = List.of(
            KelaReason.R04_SICK_150,
            KelaReason.R08_PENSION_PENDING,
            KelaReason.R12_INCOME_GAP,
            KelaReason.R13_BENEFITS_UNCLEAR);

    private static final Map<KelaReason, Map<String, Object>> FACTS = Map.ofEntries(
            Map.entry(KelaReason.R04_SICK_150, Map.of("sickAllowanceDays", 170)),
            Map.entry(
                    KelaReason.R06_SICK_MAX,
                    Map.of("sickAllowanceDays", 290, "rehabNeedClarified", "true", "clarifiedAtDays", 290)),
            Map.entry(KelaReason.R07_PENSION_REJECTED, Map.of("pensionStatus", "REJECTED")),
            Map.entry(KelaReason.R08_PENSION_PENDING, Map.of("pensionStatus", "PENDING", "incomeUnclear", "true")),
            Map.entry(KelaReason.R09_SICK_REJECTED, Map.of("sickAllowanceRejected", "true")),
            Map.entry(KelaReason.R10_SPIRAL, Map.of("newApplicationAfterMaximum", "true")),
            Map.entry(
                    KelaReason.R11_FIXED_PENSION_ENDING,
                    Map.of("pensionStatus", "GRANTED_FIXED", "monthsToPensionEnd", 4)),
            Map.entry(KelaReason.R12_INCOME_GAP, Map.of("hasPrimaryBenefit", "false")),
            Map.entry(KelaReason.R13_BENEFITS_UNCLEAR, Map.of("benefitsTangled", "true")));

    private final CohortParameters parameters;
    private final Caseworkers caseworkers;
    private final CaseFile caseFile;

    Answers(CohortParameters parameters, Caseworkers caseworkers, CaseFile caseFile) {
        this.parameters = parameters;
        this.caseworkers = caseworkers;
        this.caseFile = caseFile;
    }

    /** The referral of a client. */
    Map<String, Object> referral(Client client) {
        Map<String, Object> values = new HashMap<>();
        values.put("personId", client.personId());
        values.put("firstNames", "Simuloitu");
        values.put("lastName", "Asiakas " + client.number());
        values.put("municipality", client.municipality());
        values.put("preferredLanguage", client.language());
        values.put("entryType", "REFERRAL");
        values.put("referralSource", client.referralSource());
        values.put("receivedOn", client.referredOn().toString());
        values.put("reasons", List.of("WORK_ABILITY_LIMITATION"));
        values.put("unemployed", "true");
        values.put(
                "cues",
                client.reasons().stream()
                        .filter(CUES::containsKey)
                        .map(CUES::get)
                        .distinct()
                        .sorted()
                        .toList());
        return values;
    }

    /** How a task's form is answered. */
    Map<String, Object> of(Walk walk, String task, int time, Organisation organisation, String user) {
        Map<String, Object> values = new HashMap<>(byTask(walk, task, time, user));
        boolean early = !task.equals("summariseAssessment");
        if (early && walk.questionsAsked < questions(walk) && caseworkers.takes(task, organisation, QUESTION)) {
            walk.questionsAsked++;
            walk.questionsOpen++;
            values.put(QUESTION, "Simuloitu kysymys");
        }
        return values;
    }

    private int questions(Walk walk) {
        return walk.client
                .draws()
                .poisson(
                        "questions",
                        walk.kela
                                ? parameters.questions().withKela()
                                : parameters.questions().without());
    }

    private Map<String, Object> byTask(Walk walk, String task, int time, String user) {
        Client client = walk.client;
        return switch (task) {
            case "checkReferral" -> Map.of("referralOutcome", "ACCEPTED");
            case "contactClient" ->
                Map.of(
                        "contactMethod",
                        "PHONE",
                        "clientReached",
                        client.draws().happens(task + time, noShow(client)) ? "false" : "true");
            case "reachOut" -> Map.of("clientReached", "true");
            case "startCustomership" -> Map.of("consentNeeded", "false");
            case "recordConsent" -> consent(walk);
            case "assessEmployment" -> employment(client);
            case "assessHealth" -> health(client);
            case "assessBenefits" -> benefits(client);
            case "draftPlan" -> plan(walk, user);
            case "agreePlan" -> Map.of("planAgreed", "true");
            case "confirmPlan" ->
                Map.of("planConfirmed", "true", "kelaApplicationSent", String.valueOf(appliesNow(walk)));
            case "reportProgress" -> Map.of("progressStatus", "ON_TRACK");
            case "reviewPlan" -> review(walk, time);
            case "decideEnding" -> Map.of("endingAgreed", "true");
            case "explainDecision" -> Map.of("nextStep", "OTHER_SERVICE");
            case "clarifyBenefits" -> Map.of("rehabNeedRaised", String.valueOf(needsRehabilitation(client)));
            case "raiseRehabNeed" -> Map.of("rehabApplied", String.valueOf(appliesNow(walk)));
            case "supportApplication" -> Map.of("rehabApplicationSent", String.valueOf(appliesNow(walk)));
            case "closeCase" ->
                Map.of(
                        "endReason",
                        walk.droppedOut ? "WITHDREW" : client.draws().oneOf("endReason", parameters.endReasons()));
            default -> Map.of();
        };
    }

    private static boolean needsRehabilitation(Client client) {
        return client.application() != null
                || client.has(KelaReason.R01_REHAB_NEED)
                || client.has(KelaReason.R02_YOUTH);
    }

    private static boolean appliesNow(Walk walk) {
        return walk.client.application() != null && walk.applied == null;
    }

    private double noShow(Client client) {
        return parameters.noShow()
                * parameters.noShowByAge().entrySet().stream()
                        .filter(group -> group.getKey() <= client.age())
                        .max(Map.Entry.comparingByKey())
                        .map(Map.Entry::getValue)
                        .orElse(1.0);
    }

    private static Map<String, Object> consent(Walk walk) {
        if (walk.client.consent() == Consent.REFUSED) {
            return Map.of("consentGiven", "false", "consentStatus", "REFUSED");
        }
        boolean whole = walk.client.consent() != Consent.PARTIAL;
        Map<String, Object> values = new HashMap<>();
        values.put("consentGiven", "true");
        values.put("consentStatus", whole ? "GIVEN" : "PARTIAL");
        values.put("consentForm", "WRITTEN");
        values.put("consentChannel", "SIGNATURE");
        values.put("consentEmployment", CATEGORIES);
        values.put("consentSocial", CATEGORIES);
        values.put("consentHealth", CATEGORIES);
        List<String> health = new ArrayList<>(List.of("EMPLOYMENT", "SOCIAL", "HEALTH"));
        if (walk.kela) {
            values.put("consentKela", CATEGORIES);
            health.add(Organisation.KELA.name());
        }
        if (whole) {
            values.put("consentHealthData", health);
        }
        return values;
    }

    private Map<String, Object> employment(Client client) {
        boolean tangled = client.reasons().stream().anyMatch(TANGLES::contains);
        return Map.of(
                "employmentStatus",
                "UNEMPLOYED",
                "unemployedSince",
                client.referredOn()
                        .minusMonths(client.longTermUnemployed() ? 18 : 6)
                        .toString(),
                "working",
                "false",
                "studying",
                "false",
                "benefitsTangled",
                String.valueOf(tangled));
    }

    private static Map<String, Object> health(Client client) {
        boolean rehabilitation = client.has(KelaReason.R01_REHAB_NEED);
        boolean therapy = "KELA_PSYCHOTHERAPY".equals(client.application());
        return Map.of(
                "diagnosisGroup",
                client.healthReason(),
                "functionalCapacityWeakened",
                String.valueOf(client.age() >= 30 || client.has(KelaReason.R02_YOUTH)),
                "rehabNeed",
                !rehabilitation ? "NONE" : therapy ? "PSYCHOTHERAPY" : "VOCATIONAL");
    }

    private static Map<String, Object> benefits(Client client) {
        Map<String, Object> values = new HashMap<>(Map.of(
                "employmentStatus", "UNEMPLOYED",
                "hasPrimaryBenefit", "true",
                "pensionStatus", "NONE",
                "sickAllowanceDays", 0,
                "sickAllowanceRejected", "false",
                "newApplicationAfterMaximum", "false",
                "earningsLastFiveYears", 18_000));
        client.reasons().stream()
                .sorted(Comparator.naturalOrder())
                .forEach(reason -> values.putAll(FACTS.getOrDefault(reason, Map.of())));
        return values;
    }

    private Map<String, Object> plan(Walk walk, String user) {
        Client client = walk.client;
        boolean shared = client.consent() != Consent.REFUSED;
        List<Organisation> organisations = new ArrayList<>(List.of(Organisation.EMPLOYMENT));
        List<String> services = new ArrayList<>(List.of("JOB_COACHING"));
        if (shared && walk.noted("withdrawn") == null) {
            organisations.add(Organisation.HEALTH);
            services.add("WORK_ABILITY_ASSESSMENT");
            if (caseFile.parties(walk.id).contains(Organisation.KELA)) {
                organisations.add(Organisation.KELA);
                services.add(client.application() == null ? "KELA_BENEFITS" : client.application());
            }
        }
        Map<String, Object> values = new HashMap<>();
        values.put(Plan.COUNT, organisations.size());
        for (int row = 1; row <= organisations.size(); row++) {
            values.put(Field.ORGANISATION.key(row), organisations.get(row - 1).name());
            values.put(Field.SERVICE.key(row), services.get(row - 1));
            values.put(Field.PERSON.key(row), user);
        }
        values.put("nextReviewOn", nextReview(walk, walk.next("agreed review")).toString());
        return values;
    }

    private Map<String, Object> review(Walk walk, int time) {
        if (walk.endIsNear) {
            return Map.of("reviewOutcome", "END", "kelaApplicationSent", "false");
        }
        if (walk.changePlan) {
            walk.changePlan = false;
            return Map.of("reviewOutcome", "CHANGE_PLAN", "kelaApplicationSent", "false");
        }
        return Map.of(
                "reviewOutcome",
                "CONTINUE",
                "nextReviewOn",
                nextReview(walk, walk.next("agreed review")).toString(),
                "kelaApplicationSent",
                "false");
    }

    // People agree to meet on a working day.
    private LocalDate nextReview(Walk walk, int time) {
        LocalDate latest = caseFile.today()
                .plusMonths(3)
                .minusDays(walk.client
                        .draws()
                        .one("agreed review " + time, parameters.review().earlyDays() + 1));
        LocalDate day = Stream.iterate(latest, later -> later.minusDays(1))
                .filter(WorkingCalendar.WORK5::isOpen)
                .findFirst()
                .orElseThrow();
        walk.note("review", day);
        return day;
    }
}
