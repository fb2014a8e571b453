package fi.tyokykypolku.rules;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.rules.ModelSet.Form;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.feel.FeelEngine;

/** What each form must be like, and what the forms must be like together. */
final class FormRules {
    private static final Set<String> KINDS = Set.of(
            "group",
            "text",
            "separator",
            "spacer",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist");

    private static final Set<String> SILENT = Set.of("group", "text", "separator", "spacer");
    static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");

    /** Custom properties with a fixed choice of values. */
    private static final Map<String, Set<String>> PROPERTIES = Map.of(
            "category", names(Category.values()),
            "type", Set.of("boolean"),
            "steers", Set.of("true"),
            "fresh", Set.of("true"),
            "counted", Set.of("true"),
            "per", Set.of("organisation"),
            "audience", Set.of("all"));

    /** Custom properties with rules of their own. */
    private static final Set<String> FREE = Set.of("check", "raises", "organisations");

    private static final Set<String> VALIDATE = Set.of("required", "min", "max", "minLength", "maxLength", "pattern");
    private static final Set<String> CHECKS =
            Set.of("personId", "municipality", "planParty", "past", "life", "reviewDate", "notBefore");
    private static final Set<String> OF_DAYS = Set.of("past", "life", "reviewDate");

    private static final Set<Category> NEVER_IN_THE_ENGINE =
            Set.of(Category.IDENTITY, Category.HEALTH, Category.BENEFITS);

    private static final Set<String> SCALE = Set.of("1", "2", "3", "4", "5");
    private static final Pattern LABEL = Pattern.compile("[A-ZÅÄÖ0-9].*[^\\s:.]", Pattern.DOTALL);
    private static final Pattern REPEATED_GROUP = Pattern.compile("(?<!\\\\)\\)[*+{]");
    private static final Pattern ID = Pattern.compile("[A-Z][a-z]+_[A-Za-z0-9]+");
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]+");
    private static final Pattern ORDERED = Pattern.compile("\\b(\\w+)\\s*[<>]=?\\s*(\\w+)\\b");

    private static final Pattern COMPARED =
            Pattern.compile("\\b(\\w+)\\s*!?=\\s*(true\\b|false\\b|\"[^\"]*\"|-?[0-9.]+)");

    private static final int LONGEST_TEXT = 4_000;
    private static final int SHORTEST_NEAR = 6;
    private static final Pattern NUMBERED = Pattern.compile("([A-Za-z]+)(\\d{1,2})");
    private static final Pattern DIGIT_FIRST = Pattern.compile("\\d");
    private static final String SUMMARY = "caseSummary";
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(?:#if |/if)?([^{}]*)}}");

    /** Variables that the application reads itself: no gateway asks for them. */
    private static final Set<String> READ_BESIDE =
            Set.of(CaseVariables.WAIT_FOR.name(), CaseVariables.DELAY_REASON.name());

    /** Fields that the application or a gateway reads of a form, and cannot do without. */
    private static final Map<String, Set<String>> READ = Map.ofEntries(
            Map.entry(
                    "newReferral",
                    Set.of(
                            "personId",
                            "lastName",
                            "firstNames",
                            "municipality",
                            "referralSource",
                            "receivedOn",
                            "urgent",
                            "unemployed",
                            "solvableByConsultation",
                            "reasons",
                            "cues")),
            Map.entry(
                    "newNotice",
                    Set.of(
                            "notice",
                            "noticeCase",
                            "withdrawalScope",
                            "withdrawnParties",
                            "withdrawnCategories",
                            "consentWithdrawnOn",
                            "movedOn",
                            "municipality",
                            "endedOn",
                            "endSummary",
                            "waitFor")),
            Map.entry("checkReferral", Set.of("referralOutcome", "consulted", "returnBelongsTo", "returnReason")),
            Map.entry("handleContact", Set.of("contactOutcome")),
            Map.entry("contactClient", Set.of("clientReached", "contactedOn")),
            Map.entry("reachOut", Set.of("clientReached", "contactedOn")),
            Map.entry("startCustomership", Set.of("customershipStartedOn", "consentNeeded")),
            Map.entry(
                    "recordConsent",
                    Set.of(
                            "consentGiven",
                            "consentGivenOn",
                            "consentPurpose",
                            "consentHealthData",
                            "consentValidUntil",
                            "prohibition",
                            "disclosurePermission")),
            Map.entry("draftPlan", Set.of("actionCount", "nextReviewOn")),
            Map.entry("agreePlan", Set.of("planAgreed")),
            Map.entry("confirmPlan", Set.of("planConfirmed", "confirmedOn", "kelaApplicationSent")),
            Map.entry("reportProgress", Set.of("kelaDecision", "kelaDecisionOn", "kelaDecisionGround")),
            Map.entry("reviewPlan", Set.of("reviewOutcome", "nextReviewOn", "kelaApplicationSent")),
            Map.entry("decideEnding", Set.of("endingAgreed")),
            Map.entry("closeCase", Set.of("endReason", "endedOn")),
            Map.entry("clarifyBenefits", Set.of("rehabNeedRaised")),
            Map.entry("raiseRehabNeed", Set.of("rehabApplied")),
            Map.entry("supportApplication", Set.of("rehabApplicationSent")),
            Map.entry("handOverFromKela", Set.of("handedOverOn")),
            Map.entry("handleDelay", Set.of("delayReason")));

    private final FeelEngine feel = new FeelEngine.Builder().build();
    private final ModelSet set;
    private final Set<String> changed;
    private final Objections found;
    private final Set<String> asked = new TreeSet<>();

    /** @param changed names of files that are new: a fact that differs is told there */
    FormRules(ModelSet set, Set<String> changed, Objections found) {
        this.set = set;
        this.changed = changed;
        this.found = found;
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    void check() {
        set.drawings().values().forEach(drawing -> asked.addAll(Handover.asked(drawing)));
        Set<String> used = new TreeSet<>(DrawingRules.BY_HAND.values());
        set.all(UserTask.class).forEach(task -> used.add(task.getId()));
        set.forms().forEach((name, form) -> {
            String file = name + ".form";
            found.require(name.equals(form.root().path("id").asText()), file, "", HouseRule.FORM_ID, name);
            found.require(used.contains(name), file, "", HouseRule.FORM_UNUSED);
            first(file, name, form);
            // Newer Modelers write newer versions; what counts is whether form-js knows the components.
            found.require(form.root().path("schemaVersion").asInt(0) > 0, file, "", HouseRule.SCHEMA_VERSION);
            READ.getOrDefault(name, Set.of()).stream()
                    .filter(key -> form.fields(key).findAny().isEmpty())
                    .forEach(key -> found.add(file, key, HouseRule.FIELD_READ, key));
            if (DrawingRules.BY_HAND.containsValue(name)) {
                form.fields().stream()
                        .filter(field -> field.path("properties").has("counted"))
                        .forEach(field -> found.add(file, place(field), HouseRule.COUNTED_TOO_SOON));
            }
            Map<String, Integer> ids = new HashMap<>();
            for (JsonNode component : form.components()) {
                component(file, component, ids);
                words(file, form, component);
            }
            conditions(file, form, form.root().path("components"), "");
            Map<String, Integer> keys = new HashMap<>();
            for (JsonNode field : form.fields()) {
                field(file, form, field, keys);
            }
            organisations(file, form);
            numbers(file, form);
        });
        sameFacts();
        nearKeys();
        lists();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private static String place(JsonNode component) {
        String key = text(component, "key");
        return key.isEmpty() ? text(component, "id") : key;
    }

    private void first(String file, String name, Form form) {
        if (!DrawingRules.BY_HAND.containsValue(name)) {
            String text =
                    form.components().isEmpty() ? "" : text(form.components().get(0), "text");
            found.require(text.equals("{{" + SUMMARY + "}}"), file, "", HouseRule.NO_HEADING);
        }
    }

    private void component(String file, JsonNode component, Map<String, Integer> ids) {
        String kind = text(component, "type");
        String at = place(component);
        found.require(KINDS.contains(kind), file, at, HouseRule.FIELD_KIND, kind);
        found.require(component.has("key") == !SILENT.contains(kind) || !KINDS.contains(kind), file, at, HouseRule.KEY);
        found.require(text(component, "path").isEmpty(), file, at, HouseRule.FIELD_PATH, text(component, "path"));
        String id = text(component, "id");
        found.require(ID.matcher(id).matches(), file, at, HouseRule.COMPONENT_ID, id);
        found.require(ids.merge(id, 1, Integer::sum) == 1, file, at, HouseRule.ID_TWICE, id);
        if (kind.equals("datetime")) {
            found.require(text(component, "subtype").equals("date"), file, at, HouseRule.TIME_OF_DAY);
        }
        component.path("properties").fieldNames().forEachRemaining(name -> {
            String value = component.path("properties").path(name).asText();
            found.require(
                    FREE.contains(name)
                            || PROPERTIES.containsKey(name)
                                    && PROPERTIES.getOrDefault(name, Set.of()).contains(value),
                    file,
                    at,
                    HouseRule.PROPERTY,
                    name,
                    value);
        });
        String only = component.path("properties").path("organisations").asText("");
        if (!only.isEmpty()) {
            for (String organisation : only.split("\\s*,\\s*", -1)) {
                found.require(
                        names(Organisation.values()).contains(organisation),
                        file,
                        at,
                        HouseRule.ORGANISATION,
                        organisation);
            }
        }
    }

    private void field(String file, Form form, JsonNode field, Map<String, Integer> keys) {
        String key = text(field, "key");
        String kind = text(field, "type");
        found.require(KEY.matcher(key).matches(), file, key, HouseRule.KEY_FORM);
        found.require(keys.merge(key, 1, Integer::sum) == 1, file, key, HouseRule.KEY_TWICE);
        found.require(field.path("properties").has("category"), file, key, HouseRule.CATEGORY);
        String label = field.path("label").asText(text(field, "dateLabel"));
        found.require(LABEL.matcher(label).matches() && !label.equals(key), file, key, HouseRule.QUESTION_LABEL);
        field.path("validate")
                .fieldNames()
                .forEachRemaining(rule -> found.require(VALIDATE.contains(rule), file, key, HouseRule.VALIDATE, rule));
        pattern(file, key, field.path("validate").path("pattern").asText(""));
        options(file, field, key, kind);
        preset(file, field, key, kind);
        steering(file, field, key);
        check(file, form, field, key, kind);
        bounds(file, field, key);
    }

    private void bounds(String file, JsonNode field, String key) {
        JsonNode rules = field.path("validate");
        boolean fixed = field.path("disabled").asBoolean(false)
                || field.path("readonly").asBoolean(false);
        found.require(!(fixed && rules.path("required").asBoolean(false)), file, key, HouseRule.REQUIRED_OF_NOBODY);
        List.of("min", "minLength").forEach(least -> {
            JsonNode most = rules.path(least.replace("min", "max"));
            found.require(
                    !rules.path(least).isNumber()
                            || !most.isNumber()
                            || rules.path(least).decimalValue().compareTo(most.decimalValue()) <= 0,
                    file,
                    key,
                    HouseRule.BOUNDS,
                    rules.path(least).asText(),
                    most.asText());
        });
        found.require(
                rules.path("maxLength").asInt(0) <= LONGEST_TEXT,
                file,
                key,
                HouseRule.TEXT_LENGTH,
                rules.path("maxLength").asText());
    }

    /** A choice is a text in the form, also yes and no; a tick is true or false, and a number a number. */
    private void compared(String file, Form form, String at, String condition) {
        COMPARED.matcher(condition)
                .results()
                .forEach(compared -> form.fields(compared.group(1)).forEach(field -> {
                    String literal = compared.group(2);
                    boolean right = switch (text(field, "type")) {
                        case "checkbox" -> literal.equals("true") || literal.equals("false");
                        case "number" ->
                            literal.matches("-?[0-9.]+")
                                    != field.path("serializeToString").asBoolean(false);
                        case "checklist", "taglist" -> false;
                        default -> literal.startsWith("\"");
                    };
                    found.require(right, file, at, HouseRule.COMPARED_KIND, compared.group());
                }));
    }

    private void pattern(String file, String key, String pattern) {
        try {
            Pattern unused = Pattern.compile(pattern);
            found.require(!REPEATED_GROUP.matcher(pattern).find(), file, key, HouseRule.PATTERN, pattern);
        } catch (PatternSyntaxException e) {
            found.add(file, key, HouseRule.PATTERN, pattern);
        }
    }

    private void options(String file, JsonNode field, String key, String kind) {
        String list = text(field, "valuesKey");
        found.require(list.isEmpty() || set.lists().containsKey(list), file, key, HouseRule.LIST_MISSING, list);
        found.require(list.isEmpty() || !field.has("values"), file, key, HouseRule.LIST_AND_OPTIONS, list);
        Map<String, String> offered = set.offered(field);
        if (CHOICES.contains(kind)) {
            found.require(
                    !offered.isEmpty() || !list.isEmpty() && !set.lists().containsKey(list),
                    file,
                    key,
                    HouseRule.NO_OPTIONS);
            found.require(
                    offered.values().stream().noneMatch(String::isBlank)
                            && offered.values().stream().distinct().count() == offered.size(),
                    file,
                    key,
                    HouseRule.OPTION_LABELS);
            long given = StreamSupport.stream(field.path("values").spliterator(), false)
                    .count();
            found.require(given == ModelSet.choices(field).size(), file, key, HouseRule.OPTION_TWICE);
            found.require(offered.keySet().stream().noneMatch(String::isBlank), file, key, HouseRule.OPTION_EMPTY);
        }
        boolean twoChoices = offered.keySet().equals(Set.of("true", "false"));
        found.require(
                twoChoices == field.path("properties").path("type").asText("").equals("boolean"),
                file,
                key,
                HouseRule.YES_NO);
        if (field.path("properties").has("counted")) {
            found.require(offered.keySet().equals(SCALE), file, key, HouseRule.SCALE);
        }
    }

    /** What a form says at first must be an answer that it takes. */
    private void preset(String file, JsonNode field, String key, String kind) {
        JsonNode preset = field.path("defaultValue");
        if (preset.isMissingNode() || preset.isNull() || preset.asText("").isEmpty() && !preset.isContainerNode()) {
            return;
        }
        Set<String> offered = set.offered(field).keySet();
        boolean right = switch (kind) {
            case "radio", "select" -> preset.isTextual() && offered.contains(preset.asText());
            case "checklist", "taglist" ->
                preset.isArray()
                        && StreamSupport.stream(preset.spliterator(), false)
                                .allMatch(each -> offered.contains(each.asText()));
            case "checkbox" -> preset.isBoolean();
            case "number" -> preset.asText().matches("-?\\d{1,15}(\\.\\d{1,15})?") && isWithin(field, preset.asText());
            default -> true;
        };
        found.require(right, file, key, HouseRule.PRESET, preset.isTextual() ? preset.asText() : preset.toString());
    }

    static boolean isWithin(JsonNode field, String number) {
        JsonNode rules = field.path("validate");
        BigDecimal value = new BigDecimal(number);
        return (!rules.path("min").isNumber()
                        || rules.path("min").decimalValue().compareTo(value) <= 0)
                && (!rules.path("max").isNumber()
                        || rules.path("max").decimalValue().compareTo(value) >= 0);
    }

    private void steering(String file, JsonNode field, String key) {
        boolean declared = CaseVariables.all().containsKey(key);
        if (field.path("properties").path("steers").asText("").equals("true")) {
            found.require(declared, file, key, HouseRule.STEERS_NOTHING, key);
            found.require(
                    !declared || set.drawings().isEmpty() || asked.contains(key) || READ_BESIDE.contains(key),
                    file,
                    key,
                    HouseRule.STEERS_UNASKED,
                    key);
            String category = field.path("properties").path("category").asText("");
            found.require(
                    NEVER_IN_THE_ENGINE.stream().noneMatch(each -> each.name().equals(category)),
                    file,
                    key,
                    HouseRule.STEERS_FACT,
                    category);
        } else {
            found.require(!declared, file, key, HouseRule.LIKE_VARIABLE, key);
        }
    }

    private void check(String file, Form form, JsonNode field, String key, String kind) {
        String check = field.path("properties").path("check").asText("");
        String name = check.replaceFirst(":.*", "");
        found.require(check.isEmpty() || CHECKS.contains(name), file, key, HouseRule.CHECK, check);
        if (OF_DAYS.contains(name)) {
            found.require(kind.equals("datetime"), file, key, HouseRule.CHECK_OF_DAY, check);
        }
        if (name.equals("notBefore")) {
            String other = check.substring(Math.min(check.length(), "notBefore:".length()));
            found.require(form.fields(other).findAny().isPresent(), file, key, HouseRule.CHECK, check);
        }
    }

    /** @param around when what stands around is hidden; empty for never */
    private void conditions(String file, Form form, JsonNode components, String around) {
        components.forEach(component -> {
            String hide = component.path("conditional").path("hide").asText("");
            int before = found.size();
            if (!hide.isEmpty()) {
                condition(file, form, component, hide);
            }
            String own = hide.replaceFirst("^=", "");
            String both = hide.isEmpty() || around.isEmpty() ? own + around : "(" + around + ") or (" + own + ")";
            if (!hide.isEmpty() && before == found.size()) {
                constant(file, form, component, own, both);
            }
            conditions(file, form, component.path("components"), both);
        });
    }

    /** A condition that is the same whatever is answered. */
    private void constant(String file, Form form, JsonNode component, String hide, String both) {
        Set<Boolean> own = new Outcomes(set, form).of(hide);
        Set<Boolean> all = new Outcomes(set, form).of(both);
        found.require(!all.equals(Set.of(true)), file, place(component), HouseRule.NEVER_SHOWN, hide);
        found.require(!own.equals(Set.of(false)), file, place(component), HouseRule.NEVER_HIDDEN, hide);
    }

    /** Names in a text that the form does not know. */
    private void words(String file, Form form, JsonNode component) {
        for (String property : List.of("text", "label", "dateLabel", "description", "title")) {
            String text = text(component, property);
            if (text.contains("#loop")) {
                // In a loop names may be those of what is looped over.
                continue;
            }
            List<String> expressions = text.startsWith("=")
                    ? List.of(text.substring(1))
                    : TEMPLATE.matcher(text)
                            .results()
                            .map(each -> each.group(1))
                            .toList();
            expressions.stream()
                    .flatMap(each -> FeelWords.without(Texts.namesWithoutFunctions(each)).stream())
                    .filter(name ->
                            !name.equals(SUMMARY) && form.fields(name).findAny().isEmpty())
                    .forEach(name -> found.add(file, place(component), HouseRule.TEXT_NAME, name));
        }
    }

    private void condition(String file, Form form, JsonNode component, String hide) {
        String at = place(component);
        found.require(hide.startsWith("="), file, at, HouseRule.CONDITION_FEEL, hide);
        String condition = hide.replaceFirst("^=", "");
        if (!feel.parseExpression(condition).isRight()) {
            found.add(file, at, HouseRule.CONDITION_FEEL, hide);
            return;
        }
        Set<String> offered = new TreeSet<>();
        for (String name : Texts.namesWithoutFunctions(condition)) {
            List<JsonNode> fields = form.fields(name).toList();
            found.require(!fields.isEmpty(), file, at, HouseRule.CONDITION_FIELD, name);
            fields.forEach(field -> offered.addAll(set.offered(field).keySet()));
            found.require(!name.equals(text(component, "key")), file, at, HouseRule.CONDITION_SELF, name);
        }
        Texts.texts(condition).stream()
                .filter(value -> !offered.contains(value))
                .forEach(value -> found.add(file, at, HouseRule.CONDITION_OPTION, value));
        compared(file, form, at, condition);
        // form-js 1.8.7 compares days as texts, and such a comparison with an order never holds.
        ORDERED.matcher(condition)
                .results()
                .filter(compared -> isDay(form, compared.group(1)) || isDay(form, compared.group(2)))
                .forEach(compared -> found.add(file, at, HouseRule.DAYS_COMPARED, compared.group()));
    }

    private static boolean isDay(Form form, String key) {
        return form.fields(key).anyMatch(field -> text(field, "type").equals("datetime"));
    }

    /** Whoever gets a part of a form must get what its conditions ask for. */
    private void organisations(String file, Form form) {
        for (Organisation organisation : Organisation.values()) {
            List<JsonNode> shown = new ArrayList<>();
            shown(form.root().path("components"), organisation, shown);
            Set<String> keys = shown.stream().map(each -> text(each, "key")).collect(Collectors.toSet());
            for (JsonNode component : shown) {
                String hide = component.path("conditional").path("hide").asText("");
                Texts.namesWithoutFunctions(hide.replaceFirst("^=", "")).stream()
                        .filter(name -> !keys.contains(name)
                                && form.fields(name).findAny().isPresent())
                        .forEach(name -> found.add(
                                file, place(component), HouseRule.CONDITION_FOR_OTHERS, name, organisation.name()));
            }
        }
    }

    private static void shown(JsonNode components, Organisation organisation, List<JsonNode> shown) {
        components.forEach(component -> {
            String only = component.path("properties").path("organisations").asText("");
            if (only.isEmpty() || List.of(only.split("\\s*,\\s*", -1)).contains(organisation.name())) {
                shown.add(component);
                shown(component.path("components"), organisation, shown);
            }
        });
    }

    private void sameFacts() {
        Map<String, JsonNode> known = new HashMap<>();
        Map<String, String> where = new HashMap<>();
        inOrder()
                .forEach(name -> Objects.requireNonNull(set.forms().get(name))
                        .fields()
                        .forEach(field -> {
                            String key = text(field, "key");
                            JsonNode other = known.putIfAbsent(key, field);
                            String first = where.putIfAbsent(key, name);
                            if (other != null && first != null && !first.equals(name)) {
                                found.require(isSame(field, other), name + ".form", key, HouseRule.FACT_DIFFERS, first);
                            }
                        }));
    }

    /** Names of the forms, those that are new last: what does not go with the others is told there. */
    private List<String> inOrder() {
        List<String> names = new ArrayList<>(set.forms().keySet());
        names.sort(Comparator.comparing(name -> changed.contains(name + ".form")));
        return names;
    }

    /** Fields that are numbered from one on, of which one has got another name. */
    private void numbers(String file, Form form) {
        Map<String, Set<Integer>> numbers = new TreeMap<>();
        form.fields().forEach(field -> {
            Matcher numbered = NUMBERED.matcher(text(field, "key"));
            if (numbered.matches()) {
                numbers.computeIfAbsent(numbered.group(1), any -> new TreeSet<>())
                        .add(Integer.valueOf(numbered.group(2)));
            }
        });
        numbers.forEach((name, given) -> IntStream.rangeClosed(1, Collections.max(given))
                .filter(number -> given.size() > 1 && !given.contains(number))
                .forEach(number -> found.add(file, name, HouseRule.NUMBER_MISSING, name + number)));
    }

    /** A key that differs from that of another form by one letter is a slip: two facts that people would take for one. */
    private void nearKeys() {
        Map<String, String> forms = new TreeMap<>();
        for (String name : inOrder()) {
            for (JsonNode field : Objects.requireNonNull(set.forms().get(name)).fields()) {
                String key = text(field, "key");
                if (forms.putIfAbsent(key, name) == null) {
                    forms.keySet().stream()
                            .filter(other -> isNear(key, other))
                            .forEach(other -> found.add(
                                    name + ".form",
                                    key,
                                    HouseRule.KEY_NEAR,
                                    key,
                                    other,
                                    forms.getOrDefault(other, "")));
                }
            }
        }
    }

    /** Whether a letter is missing or another, or two have changed places; a number makes a key another. */
    private static boolean isNear(String one, String other) {
        int shortest = Math.min(one.length(), other.length());
        if (one.equals(other) || Math.abs(one.length() - other.length()) > 1 || shortest < SHORTEST_NEAR) {
            return false;
        }
        int same = 0;
        while (same < shortest && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        String left = one.substring(same);
        String right = other.substring(same);
        if (DIGIT_FIRST.matcher(left).lookingAt() || DIGIT_FIRST.matcher(right).lookingAt()) {
            return false;
        }
        return left.length() > right.length()
                ? left.substring(1).equals(right)
                : left.length() < right.length()
                        ? right.substring(1).equals(left)
                        : left.substring(1).equals(right.substring(1))
                                || left.length() > 1
                                        && left.charAt(0) == right.charAt(1)
                                        && left.charAt(1) == right.charAt(0)
                                        && left.substring(2).equals(right.substring(2));
    }

    private boolean isSame(JsonNode one, JsonNode other) {
        return text(one, "type").equals(text(other, "type"))
                && List.of("category", "type", "steers", "audience", "counted").stream()
                        .allMatch(property -> one.path("properties")
                                .path(property)
                                .equals(other.path("properties").path(property)))
                && set.offered(one).equals(set.offered(other));
    }

    private void lists() {
        Set<String> named = set.forms().values().stream()
                .flatMap(form -> form.fields().stream())
                .map(field -> text(field, "valuesKey"))
                .collect(Collectors.toSet());
        set.own().stream()
                .filter(list -> !named.contains(list))
                .forEach(list -> found.add("lists.form", list, HouseRule.LIST_UNUSED, list));
    }
}
