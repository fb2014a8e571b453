package fi.tyokykypolku.rules;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.rules.ModelSet.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.feel.FeelEngine;

/** What each form must be like, and what the forms must be like together. */
final class FormRules {
    private static final Set<String> KINDS = Set.of(
            "group",
            "text",
            "separator",
            "textfield",
            "textarea",
            "number",
            "datetime",
            "checkbox",
            "checklist",
            "radio",
            "select",
            "taglist");

    private static final Set<String> SILENT = Set.of("group", "text", "separator");
    private static final Set<String> CHOICES = Set.of("radio", "select", "checklist", "taglist");

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

    private final FeelEngine feel = new FeelEngine.Builder().build();
    private final ModelSet set;
    private final Objections found;

    FormRules(ModelSet set, Objections found) {
        this.set = set;
        this.found = found;
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    }

    void check() {
        Set<String> used = new TreeSet<>(DrawingRules.BY_HAND.values());
        set.all(UserTask.class).forEach(task -> used.add(task.getId()));
        set.forms().forEach((name, form) -> {
            String file = name + ".form";
            found.require(name.equals(form.root().path("id").asText()), file, "", HouseRule.FORM_ID, name);
            found.require(used.contains(name), file, "", HouseRule.FORM_UNUSED);
            first(file, name, form);
            Map<String, Integer> ids = new HashMap<>();
            for (JsonNode component : form.components()) {
                component(file, component, ids);
            }
            Map<String, Integer> keys = new HashMap<>();
            for (JsonNode field : form.fields()) {
                field(file, form, field, keys);
            }
            organisations(file, form);
        });
        sameFacts();
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
            found.require(text.equals("{{caseSummary}}"), file, "", HouseRule.NO_HEADING);
        }
    }

    private void component(String file, JsonNode component, Map<String, Integer> ids) {
        String kind = text(component, "type");
        String at = place(component);
        found.require(KINDS.contains(kind), file, at, HouseRule.FIELD_KIND, kind);
        found.require(component.has("key") == !SILENT.contains(kind) || !KINDS.contains(kind), file, at, HouseRule.KEY);
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
        steering(file, field, key);
        check(file, form, field, key, kind);
        condition(file, form, field);
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

    private void steering(String file, JsonNode field, String key) {
        boolean declared = CaseVariables.all().containsKey(key);
        if (field.path("properties").path("steers").asText("").equals("true")) {
            found.require(declared, file, key, HouseRule.STEERS_NOTHING, key);
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

    private void condition(String file, Form form, JsonNode component) {
        String hide = component.path("conditional").path("hide").asText("");
        if (hide.isEmpty()) {
            return;
        }
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
        set.forms()
                .forEach((name, form) -> form.fields().forEach(field -> {
                    String key = text(field, "key");
                    JsonNode other = known.putIfAbsent(key, field);
                    String first = where.putIfAbsent(key, name);
                    if (other != null && first != null && !first.equals(name)) {
                        found.require(isSame(field, other), name + ".form", key, HouseRule.FACT_DIFFERS, first);
                    }
                }));
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
