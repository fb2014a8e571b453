package fi.tyokykypolku.rules;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.forms.OptionLists;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.Sentences;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * What a person deploys is completed to a whole and held against the house rules, together with all that is deployed. Modeler sends a
 * drawing without its forms, and a form alone would change nothing: a drawing brings the newest of its forms, a form the drawings that
 * use it, each in its newest version. What does not keep the rules is refused as a whole.
 */
public final class WholeDeployments {
    private static final Sentences SENTENCES = new Sentences("rules");
    private static final String FORM = ".form";
    private static final String DRAWING = ".bpmn";

    private final HouseRules rules;

    public WholeDeployments(Directory directory) {
        this.rules = new HouseRules(directory);
    }

    /**
     * What new cases are led by before a deployment and after it.
     *
     * @param before contents by file name, without folders
     * @param given what was sent, as it was named
     * @param after all that there would be, without folders
     * @param added names of what was not sent and belongs to it
     */
    public record Whole(
            Map<String, byte[]> before, Map<String, byte[]> given, Map<String, byte[]> after, Set<String> added) {}

    /**
     * Completes a deployment, and looks at it as a whole.
     *
     * @throws BadUserRequestException naming every objection with its remedy
     */
    public Whole complete(DeploymentEntity deployment) {
        CommandContext context = Context.getCommandContext();
        Map<String, byte[]> deployed =
                context.runWithoutAuthorization(() -> DeployedModels.newest(repository(context)));
        Map<String, byte[]> given = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> given.put(name, resource.getBytes()));
        Map<String, byte[]> whole = whole(deployed, given);
        Set<String> names = given.keySet().stream().map(ModelSet::file).collect(Collectors.toSet());
        Set<Objection> before = Set.copyOf(rules.of(deployed, names));
        List<Objection> found = rules.of(whole, names).stream()
                .filter(objection -> !before.contains(objection))
                .toList();
        if (!found.isEmpty()) {
            Locale language = Language.ofReader();
            throw new BadUserRequestException(SENTENCES.say(language, "refused") + "\n"
                    + found.stream().map(each -> each.line(language)).collect(Collectors.joining("\n")));
        }
        Set<String> missing = missing(names, whole);
        Set<String> added = new TreeSet<>();
        deployed.forEach((name, content) -> {
            if (missing.contains(name)) {
                deployment.addResource(resource(name, content));
                added.add(name);
            }
        });
        return new Whole(deployed, given, withoutFolders(whole), added);
    }

    private static Map<String, byte[]> withoutFolders(Map<String, byte[]> files) {
        Map<String, byte[]> named = new TreeMap<>();
        files.forEach((name, content) -> named.put(ModelSet.file(name), content));
        return named;
    }

    /** What new cases would be led by after a deployment, contents by file name without folders. */
    public static Map<String, byte[]> after(Map<String, byte[]> deployed, Map<String, byte[]> given) {
        return withoutFolders(whole(deployed, given));
    }

    private static RepositoryService repository(CommandContext context) {
        return context.getProcessEngineConfiguration().getRepositoryService();
    }

    /**
     * All that there would be; of two files that differ in their folder only, both: that is a slip. A form that no drawing uses any more
     * does not count, unless it is given.
     */
    public static Map<String, byte[]> whole(Map<String, byte[]> deployed, Map<String, byte[]> given) {
        Set<String> names = given.keySet().stream().map(ModelSet::file).collect(Collectors.toSet());
        Map<String, byte[]> whole = new TreeMap<>(given);
        deployed.forEach((name, content) -> {
            if (!names.contains(name)) {
                whole.put(name, content);
            }
        });
        if (names.stream().anyMatch(name -> name.endsWith(DRAWING))) {
            Set<String> before = used(deployed);
            Set<String> after = used(whole);
            before.removeAll(after);
            before.stream()
                    .map(form -> form + FORM)
                    .filter(form -> !names.contains(form))
                    .forEach(whole::remove);
        }
        return whole;
    }

    private static Set<String> used(Map<String, byte[]> files) {
        Set<String> used = new TreeSet<>();
        ModelSet.read(files, Map.of(), new Objections())
                .drawings()
                .values()
                .forEach(drawing -> used.addAll(DrawingRules.forms(drawing)));
        return used;
    }

    private static ResourceEntity resource(String name, byte[] content) {
        ResourceEntity resource = new ResourceEntity();
        resource.setName(name);
        resource.setBytes(content);
        resource.setGenerated(false);
        return resource;
    }

    /** What belongs to some files and is not among them. */
    private static Set<String> missing(Set<String> given, Map<String, byte[]> whole) {
        ModelSet set = ModelSet.read(whole, Map.of(), new Objections());
        Map<String, Set<String>> forms = new TreeMap<>();
        set.drawings().forEach((name, drawing) -> forms.put(name + DRAWING, DrawingRules.forms(drawing)));
        Set<String> together = new TreeSet<>(given);
        boolean lists = given.stream().anyMatch(OptionLists::isDefinedIn);
        Set<String> changed = given.stream()
                .filter(name -> name.endsWith(FORM))
                .map(ModelSet::name)
                .collect(Collectors.toSet());
        if (lists) {
            set.forms().forEach((name, form) -> {
                if (form.fields().stream().anyMatch(field -> field.has("valuesKey"))) {
                    changed.add(name);
                }
            });
        }
        forms.forEach((drawing, used) -> {
            Set<String> both = new HashSet<>(used);
            both.retainAll(changed);
            if (!both.isEmpty()) {
                together.add(drawing);
            }
        });
        forms.forEach((drawing, used) -> {
            if (together.contains(drawing)) {
                used.forEach(form -> together.add(form + FORM));
                whole.keySet().stream().filter(OptionLists::isDefinedIn).forEach(together::add);
            }
        });
        together.removeAll(given);
        return together;
    }
}
