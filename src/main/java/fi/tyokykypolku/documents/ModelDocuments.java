package fi.tyokykypolku.documents;

import com.samskivert.mustache.Mustache;
import fi.tyokykypolku.documents.TablePage.Link;
import fi.tyokykypolku.rules.ModelSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.RequiredDecisionReference;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.boot.autoconfigure.mustache.MustacheResourceTemplateLoader;

/** Makes the documents of a set of models, in Finnish: a picture of the path, a page of each table, every field, and what there is. */
public final class ModelDocuments {
    private static final Mustache.Compiler TEMPLATES = Mustache.compiler()
            .emptyStringIsFalse(true)
            .withLoader(new MustacheResourceTemplateLoader("classpath:/templates/documents/", ".mustache"));

    private final ModelSet set;
    private final Names names;
    private final Set<String> pictures;
    private final Map<String, Table> tables = new TreeMap<>();

    private ModelDocuments(ModelSet set, Set<String> pictures) {
        this.set = set;
        this.names = new Names(set);
        this.pictures = pictures;
        set.decisions().forEach((key, table) -> tables.put(key, Table.of(table)));
    }

    /**
     * The documents by file name.
     *
     * @param pictures names of the pictures of drawings that stand beside them, such as {@code plan.svg}: the pages lead to these
     */
    public static Map<String, String> of(ModelSet set, Set<String> pictures) {
        return new ModelDocuments(set, pictures).all();
    }

    private Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        Work work = new Work(set, names);
        tables.forEach((key, table) ->
                all.put(key + ".html", page("table", TablePage.of(table, askers(key), sources(table), names))));
        all.put("fields.html", page("fields", new FieldsPage(set, names, work, tables).model()));
        BpmnModelInstance path = set.drawings().get(Overview.PATH);
        if (path != null) {
            all.put("overview.svg", page("overview", new Overview(set, path, names, work).picture()));
        }
        all.put("index.html", page("index", index(path != null)));
        return all;
    }

    private static String page(String template, Object model) {
        return TEMPLATES.loadTemplate(template).execute(model);
    }

    /** A drawing on the page of all. */
    record Drawing(String name, String file, String about, String picture) {}

    /** A table on the page of all. */
    record Decided(String name, String key, String about, List<Link> askers, boolean asked, int rows) {}

    private Map<String, Object> index(boolean overview) {
        List<Drawing> drawings = new ArrayList<>();
        set.drawings().forEach((file, drawing) -> {
            Process process = process(drawing);
            drawings.add(new Drawing(
                    process.getName(),
                    file + ".bpmn",
                    process.getDocumentations().stream()
                            .map(ModelElementInstance::getTextContent)
                            .findFirst()
                            .orElse(""),
                    picture(file)));
        });
        List<Decided> decided = tables.values().stream()
                .map(table -> {
                    List<Link> askers = askers(table.key());
                    return new Decided(
                            table.name(),
                            table.key(),
                            table.about(),
                            askers,
                            !askers.isEmpty(),
                            table.rows().size());
                })
                .toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("overview", overview);
        model.put("description", names.text("overview.description"));
        model.put("drawings", drawings);
        model.put("tables", decided);
        return model;
    }

    private String picture(String drawing) {
        return pictures.contains(drawing + ".svg") ? drawing + ".svg" : "";
    }

    private static Process process(BpmnModelInstance drawing) {
        return drawing.getModelElementsByType(Process.class).iterator().next();
    }

    /** Who asks a table: other tables, steps of drawings, and the application itself. */
    private List<Link> askers(String key) {
        List<Link> askers = new ArrayList<>();
        names.find("asker." + key).ifPresent(words -> askers.add(new Link(words, "", "")));
        names.find("asked." + key).stream()
                .flatMap(steps -> Stream.of(steps.split(" ")))
                .forEach(step -> set.drawings().forEach((file, drawing) -> {
                    Process process = process(drawing);
                    drawing.getModelElementsByType(ServiceTask.class).stream()
                            .filter(task -> task.getId().equals(step))
                            .forEach(task -> askers.add(
                                    new Link(process.getName(), picture(file), "vaihe ”" + task.getName() + "”")));
                }));
        if (names.find("everyTask." + key).isPresent()) {
            set.drawings().forEach((file, drawing) -> {
                Collection<UserTask> tasks = drawing.getModelElementsByType(UserTask.class);
                if (!tasks.isEmpty()) {
                    askers.add(new Link(process(drawing).getName(), picture(file), "tehtäviä " + tasks.size()));
                }
            });
        }
        tables.forEach((other, asking) -> {
            if (needs(other, key)) {
                askers.add(new Link(asking.name(), other + ".html", "taulu"));
            }
        });
        return askers;
    }

    private boolean needs(String asking, String key) {
        return set.tables().values().stream()
                .flatMap(model -> model.getModelElementsByType(RequiredDecisionReference.class).stream())
                .filter(needed -> needed.getAttributeValue("href").equals("#" + key))
                .anyMatch(needed -> needed.getParentElement()
                        .getParentElement()
                        .getAttributeValue("id")
                        .equals(asking));
    }

    private List<TablePage.Source> sources(Table table) {
        return table.inputs().stream()
                .map(input -> new TablePage.Source(input.label(), input.expression(), facts(table, input)))
                .toList();
    }

    /** Where the values of an input come from: fields of forms, or answers of other tables. */
    private List<Link> facts(Table table, Table.In input) {
        List<Link> facts = new ArrayList<>();
        for (String name : input.names()) {
            if (!set.fields(name).isEmpty()) {
                facts.add(new Link(names.label(name).orElse(name), "fields.html#" + stem(name), ""));
            } else {
                tables.values().stream()
                        .filter(other -> !other.equals(table)
                                && other.outputs().stream()
                                        .anyMatch(output -> output.name().equals(name))
                                && needs(table.key(), other.key()))
                        .forEach(other -> facts.add(new Link(other.name(), other.key() + ".html", "")));
                names.find("computed." + name).ifPresent(words -> facts.add(new Link(words, "", "")));
            }
        }
        return facts;
    }

    private String stem(String name) {
        String stem = name.replaceFirst("\\d{1,2}$", "");
        return set.fields(stem + "1").isEmpty() || set.fields(stem + "2").isEmpty() ? name : stem + "1";
    }
}
