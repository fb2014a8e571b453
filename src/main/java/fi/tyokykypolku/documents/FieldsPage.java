package fi.tyokykypolku.documents;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.documents.TablePage.Link;
import fi.tyokykypolku.rules.ModelSet;
import fi.tyokykypolku.rules.Texts;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** Every field of the forms: what it holds, who fills it in, who sees it and what reads it. */
final class FieldsPage {
    /** A list of more options is told by its name: nobody reads three hundred municipalities here. */
    private static final int LONG_LIST = 60;

    private final ModelSet set;
    private final Names names;
    private final Work work;
    private final Sight sight;
    private final Map<String, Table> tables;
    private final Map<String, List<Place>> places;

    FieldsPage(ModelSet set, Names names, Work work, Map<String, Table> tables) {
        this.set = set;
        this.names = names;
        this.work = work;
        this.sight = new Sight(set, names);
        this.tables = tables;
        this.places = Place.all(set);
    }

    /** Facts of one category. */
    record Group(String code, String name, List<Entry> entries, int count) {}

    /** A field, or the numbered fields of a repeated group. */
    record Entry(
            String id,
            String label,
            List<String> keys,
            List<Piece> forms,
            String type,
            String required,
            List<String> limits,
            List<Option> options,
            String list,
            String listName,
            String writers,
            List<Sight.Seer> seers,
            List<String> properties,
            List<Link> readers,
            boolean read) {}

    record Option(String label, String code) {}

    /** Options that fields name. */
    record OptionList(String name, String label, List<Option> options, boolean isLong, int count) {}

    Map<String, Object> model() {
        Map<Category, List<Entry>> byCategory = new TreeMap<>();
        Map<String, List<String>> repeated = new LinkedHashMap<>();
        places.keySet()
                .forEach(key -> repeated.computeIfAbsent(stem(key), none -> new ArrayList<>())
                        .add(key));
        repeated.values()
                .forEach(keys -> byCategory
                        .computeIfAbsent(category(keys.get(0)), none -> new ArrayList<>())
                        .add(entry(keys)));
        Collator finnish = Collator.getInstance(Locale.forLanguageTag("fi"));
        List<Group> groups = new ArrayList<>();
        byCategory.forEach((category, entries) -> {
            entries.sort(Comparator.comparing(Entry::label, finnish).thenComparing(Entry::id));
            groups.add(new Group(
                    category.name(),
                    category.label(),
                    entries,
                    entries.stream().mapToInt(entry -> entry.keys().size()).sum()));
        });
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("groups", groups);
        model.put("grounds", sight.grounds());
        model.put("lists", lists());
        model.put("count", places.size());
        model.put("forms", set.forms().size());
        return model;
    }

    private Stream<Place> where(String key) {
        return places.getOrDefault(key, List.of()).stream();
    }

    /** The key without the number of a repeated group; only where the field before it is there, too. */
    private String stem(String key) {
        String stem = key.replaceFirst("\\d{1,2}$", "");
        return places.containsKey(stem + "1") && places.containsKey(stem + "2") ? stem + "1" : key;
    }

    private Category category(String key) {
        return where(key)
                .map(place -> place.field().path("properties").path("category").asText())
                .flatMap(code -> Stream.of(Category.values())
                        .filter(category -> category.name().equals(code)))
                .findFirst()
                .orElse(Category.PLAN);
    }

    private Entry entry(List<String> keys) {
        List<Place> where = keys.stream().flatMap(this::where).toList();
        List<JsonNode> fields = where.stream().map(Place::field).toList();
        JsonNode field = fields.get(0);
        Set<String> forms = where.stream().map(Place::form).collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> doers = work.doers(writing(where));
        boolean counted = Sight.says(fields, "counted", "true");
        Set<Organisation> writers = EnumSet.noneOf(Organisation.class);
        doers.forEach(doer -> writers.addAll(Work.organisations(doer)));
        if (writers.isEmpty()) {
            // Started by hand, or by another system: anybody may have written it.
            writers.addAll(EnumSet.allOf(Organisation.class));
        }
        String list = fields.stream()
                .map(each -> each.path("valuesKey").asText())
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
        List<Link> readers = readers(keys);
        return new Entry(
                keys.get(0),
                fields.stream().map(Names::label).distinct().limit(3).collect(Collectors.joining(" / ")),
                keys,
                forms.stream().map(this::form).toList(),
                type(field),
                required(where),
                limits(field),
                list.isEmpty() ? options(set.offered(field)) : List.of(),
                list,
                listName(list),
                doers.isEmpty() ? names.text("writers.anybody") : names.organisations(doers),
                counted ? List.of() : sight.seers(writers),
                sight.properties(
                        fields,
                        where.stream()
                                .map(Place::served)
                                .filter(served -> !served.isEmpty())
                                .collect(Collectors.toCollection(LinkedHashSet::new))),
                readers,
                !readers.isEmpty());
    }

    // What is only shown is written elsewhere.
    private static List<String> writing(List<Place> where) {
        List<String> forms = where.stream()
                .filter(place -> !place.field().path("disabled").asBoolean(false))
                .map(Place::form)
                .distinct()
                .toList();
        return forms.isEmpty() ? where.stream().map(Place::form).distinct().toList() : forms;
    }

    private Piece form(String form) {
        return new Piece(title(form), form);
    }

    /** What a form is called: its task, or the process that it starts. */
    private String title(String form) {
        return names.element(form).or(() -> names.find("form." + form)).orElse("");
    }

    private String type(JsonNode field) {
        String type = field.path("type").asText();
        boolean yesNo = field.path("properties").path("type").asText().equals("boolean");
        return yesNo ? names.text("type.checkbox") : names.find("type." + type).orElse(type);
    }

    private String required(List<Place> where) {
        List<Place> required = where.stream()
                .filter(place -> place.field().path("validate").path("required").asBoolean(false))
                .toList();
        if (required.isEmpty()) {
            return names.text("required.no");
        }
        boolean everywhere = required.size() == where.size();
        boolean always = required.stream().noneMatch(Place::shownWhen);
        if (everywhere) {
            return names.text(always ? "required.yes" : "required.shown");
        }
        return names.text("required.in") + " "
                + required.stream().map(place -> title(place.form())).distinct().collect(Collectors.joining(", "));
    }

    private List<String> limits(JsonNode field) {
        List<String> limits = new ArrayList<>();
        JsonNode rules = field.path("validate");
        String unit = field.path("appearance").path("suffixAdorner").asText("");
        String after = unit.isEmpty() ? "" : " " + unit;
        if (rules.has("min") && rules.has("max")) {
            limits.add(rules.path("min").asText() + "–" + rules.path("max").asText() + after);
        } else if (!after.isEmpty()) {
            limits.add(names.text("limits.unit") + after);
        }
        if (rules.has("maxLength")) {
            limits.add(names.text("limits.maxLength") + " "
                    + rules.path("maxLength").asText());
        }
        if (rules.has("pattern")) {
            limits.add(names.text("limits.pattern"));
        }
        Stream.of(field.path("properties").path("check").asText("").split(","))
                .map(check -> check.strip().replaceFirst(":.*", ""))
                .filter(check -> !check.isEmpty())
                .map(check -> names.find("check." + check).orElse(check))
                .forEach(limits::add);
        if (field.path("properties").path("fresh").asText().equals("true")) {
            limits.add(names.text("limits.fresh"));
        }
        return limits;
    }

    private static List<Option> options(Map<String, String> choices) {
        return choices.entrySet().stream()
                .map(choice -> new Option(choice.getValue(), choice.getKey()))
                .toList();
    }

    private String listName(String list) {
        String label = set.label(list);
        return label.isEmpty() ? names.find("list." + list).orElse(list) : label;
    }

    private List<OptionList> lists() {
        Set<String> used = new LinkedHashSet<>();
        places.values()
                .forEach(where -> where.forEach(
                        place -> used.add(place.field().path("valuesKey").asText(""))));
        used.remove("");
        return used.stream()
                .sorted()
                .map(name -> {
                    List<Option> options = options(set.lists().getOrDefault(name, Map.of()));
                    boolean isLong = options.size() > LONG_LIST;
                    return new OptionList(name, listName(name), isLong ? List.of() : options, isLong, options.size());
                })
                .toList();
    }

    /** The tables, gateways and messages that read it. */
    private List<Link> readers(List<String> keys) {
        List<Link> readers = new ArrayList<>();
        for (Table table : tables.values()) {
            table.inputs().stream()
                    .filter(input -> keys.stream().anyMatch(input::reads))
                    .forEach(input -> readers.add(new Link(table.name(), table.key() + ".html", input.label())));
            boolean asks = table.rows().stream().anyMatch(row -> keys.contains(row.text("field")));
            if (asks) {
                readers.add(new Link(table.name(), table.key() + ".html", names.text("readers.asks")));
            }
        }
        Set<Link> gateways = new LinkedHashSet<>();
        set.drawings().values().forEach(drawing -> {
            Process process =
                    drawing.getModelElementsByType(Process.class).iterator().next();
            for (SequenceFlow flow : drawing.getModelElementsByType(SequenceFlow.class)) {
                if (flow.getConditionExpression() != null
                        && Texts.names(flow.getConditionExpression().getTextContent()).stream()
                                .anyMatch(keys::contains)) {
                    String question = flow.getSource().getName();
                    gateways.add(new Link(
                            names.text("readers.gateway"),
                            "",
                            (question == null ? flow.getSource().getId() : question) + " (" + process.getName() + ")"));
                }
            }
        });
        readers.addAll(gateways);
        keys.stream()
                .flatMap(this::where)
                .map(place -> place.field().path("properties").path("raises").asText(""))
                .filter(message -> !message.isEmpty())
                .distinct()
                .forEach(message -> readers.add(new Link(
                        names.text("readers.message"),
                        "",
                        names.find("message." + message).orElse(message))));
        return readers;
    }
}
