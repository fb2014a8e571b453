package fi.tyokykypolku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One case of four organisations from referral to closing, in which nothing goes wrong. */
final class Walk {
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private final Build build;
    private final Meter meter;
    private String caseId;

    private Walk(Build build, Meter meter) {
        this.build = build;
        this.meter = meter;
    }

    /**
     * Walks a case.
     *
     * @param number unique in the database
     * @throws IllegalStateException when a task is missing or the server refuses a request
     */
    static void through(Build build, Meter meter, int number) {
        new Walk(build, meter).walk(number);
    }

    private void walk(int number) {
        Session employment = build.session("employment");
        Session social = build.session("social");
        Session health = build.session("health");
        Session kela = build.session("kela");
        List<Session> everyone = List.of(employment, social, health, kela);

        caseId = "BENCH-" + number;
        caseId = start(employment, Kind.REFERRAL, "workability", referral(number));
        does(employment, "checkReferral", Map.of("referralOutcome", "ACCEPTED"));
        does(employment, "contactClient", Map.of("contactMethod", "PHONE", "clientReached", "true"));
        does(employment, "startCustomership", Map.of("consentNeeded", "false"));

        does(
                employment,
                "assessEmployment",
                Map.of(
                        "employmentStatus", "UNEMPLOYED",
                        "working", "false",
                        "studying", "false",
                        "skills", "Trukkikortti, hygieniaosaamistodistus"));
        does(social, "assessSocial", Map.of("socialSituation", "Asuu yksin, velkaa jonkin verran."));
        does(health, "assessHealth", Map.of("functionalCapacityWeakened", "true", "rehabNeed", "VOCATIONAL"));
        does(kela, "assessBenefits", Map.of("pensionStatus", "NONE", "kelaRehabRunning", "false"));
        does(employment, "summariseAssessment", Map.of());

        does(
                employment,
                "draftPlan",
                Map.of(
                        "actionCount", 4,
                        "organisation1", "EMPLOYMENT",
                        "service1", "JOB_COACHING",
                        "organisation2", "HEALTH",
                        "service2", "B_STATEMENT",
                        "organisation3", "KELA",
                        "service3", "KELA_VOC_REHAB",
                        "organisation4", "SOCIAL",
                        "service4", "SOCIAL_REHAB"));
        for (Session party : everyone) {
            does(party, "agreePlan", Map.of("planAgreed", "true"));
        }
        does(employment, "confirmPlan", Map.of("planConfirmed", "true", "kelaApplicationSent", "false"));

        start(employment, Kind.NOTICE, "notice", Map.of("noticeCase", caseId, "notice", "REVIEW_REQUESTED"));
        for (Session party : everyone) {
            does(party, "reportProgress", Map.of("progressStatus", "ON_TRACK"));
        }
        does(employment, "reviewPlan", Map.of("reviewOutcome", "END", "kelaApplicationSent", "false"));
        for (Session party : everyone) {
            does(party, "decideEnding", Map.of("endingAgreed", "true"));
        }
        does(employment, "closeCase", Map.of("endReason", "EMPLOYED"));
        everyone.forEach(this::hasNothingLeft);
    }

    private String start(Session user, Kind kind, String process, Map<String, Object> answers) {
        String definition = user.get(meter, Kind.START_FORM, "/process-definition?latestVersion=true&key=" + process)
                .path(0)
                .path("id")
                .asText();
        String path = "/process-definition/" + definition;
        user.get(meter, Kind.START_FORM, path + "/startForm");
        JsonNode form = user.get(meter, Kind.START_FORM, path + "/deployed-start-form");
        Form filled = Form.fill(form, MissingNode.getInstance(), answers);
        Map<String, Object> body = new HashMap<>();
        if (build.bare()) {
            Map<String, Object> variables = filled.steering();
            // Gateways read them before anything sets them; in the product the form door does.
            variables.put("withdrawal", Form.variable(false));
            variables.putIfAbsent("reviewOutcome", Form.variable("NONE"));
            body.put("variables", variables);
            body.put("businessKey", caseId);
        } else {
            body.put("variables", filled.variables());
        }
        return user.post(meter, kind, path + "/submit-form", body)
                .path("businessKey")
                .asText();
    }

    private void does(Session user, String name, Map<String, Object> answers) {
        JsonNode task = StreamSupport.stream(tasks(user, meter).spliterator(), false)
                .filter(one -> one.path("taskDefinitionKey").asText().equals(name))
                // On the bare engine everyone sees every task.
                .filter(one ->
                        List.of("", user.user()).contains(one.path("assignee").asText("")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no %s in %s but %s".formatted(user.user(), name, caseId, tasks(user, meter))));
        String path = "/task/" + task.path("id").asText();
        user.get(meter, Kind.OPEN, path);
        user.get(meter, Kind.OPEN, path + "/form");
        JsonNode form = user.get(meter, Kind.OPEN, path + "/deployed-form");
        JsonNode served = user.get(meter, Kind.OPEN, path + "/form-variables?deserializeValues=false");
        Form filled = Form.fill(form, served, answers);
        if (task.path("assignee").isNull()) {
            user.post(meter, Kind.CLAIM, path + "/claim", Map.of("userId", user.user()));
        }
        Map<String, Object> variables = build.bare() ? filled.steering() : filled.variables();
        user.post(meter, Kind.SUBMIT, path + "/submit-form", Map.of("variables", variables));
    }

    private JsonNode tasks(Session user, Meter meter) {
        return user.post(
                meter, Kind.TASKS, "/task?firstResult=0&maxResults=15", Map.of("processInstanceBusinessKey", caseId));
    }

    private void hasNothingLeft(Session user) {
        JsonNode left = tasks(user, new Meter(() -> 0));
        if (!left.isEmpty()) {
            throw new IllegalStateException("%s is closed, and still %s".formatted(caseId, left));
        }
    }

    private static Map<String, Object> referral(int number) {
        return Map.of(
                "personId", personId(number),
                "firstNames", "Mitattu",
                "lastName", "Asiakas " + number,
                "municipality", "837",
                "preferredLanguage", "fi",
                "entryType", "REFERRAL",
                "referralSource", "EMPLOYMENT_SERVICES",
                "reasons", List.of("WORK_ABILITY_LIMITATION"),
                "unemployed", "true",
                "situation", "Työhistoria katkonainen, selkä ei kestä entistä työtä.");
    }

    /** Returns an identity code of the range that is given to nobody. */
    private static String personId(int number) {
        LocalDate birth = LocalDate.of(1961, 1, 1).plusDays(number);
        String date = "%02d%02d%02d".formatted(birth.getDayOfMonth(), birth.getMonthValue(), birth.getYear() % 100);
        return date + "-950" + CHECK_CHARACTERS.charAt(Integer.parseInt(date + "950") % CHECK_CHARACTERS.length());
    }
}
