package fi.tyokykypolku.rules;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.forms.OptionLists;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
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
 *
 * <p>What the application deploys itself when it starts is left alone: the build has checked it, and a start must not hang on a rule.
 */
public final class WholeDeployments implements Consumer<DeploymentEntity> {
    private static final Locale FINNISH = Locale.forLanguageTag("fi");
    private static final String FORM = ".form";
    private static final String DRAWING = ".bpmn";

    private final HouseRules rules;

    public WholeDeployments(Directory directory) {
        this.rules = new HouseRules(directory);
    }

    /** @throws BadUserRequestException naming every objection with its remedy */
    @Override
    public void accept(DeploymentEntity deployment) {
        CommandContext context = Context.getCommandContext();
        if (context == null || context.getAuthenticatedUserId() == null) {
            return;
        }
        Map<String, byte[]> deployed =
                context.runWithoutAuthorization(() -> DeployedModels.newest(repository(context)));
        Map<String, byte[]> given = new TreeMap<>();
        deployment.getResources().forEach((name, resource) -> given.put(name, resource.getBytes()));
        Map<String, byte[]> whole = whole(deployed, given);
        Set<Objection> before = Set.copyOf(rules.of(deployed));
        List<Objection> found = rules.of(whole).stream()
                .filter(objection -> !before.contains(objection))
                .toList();
        if (!found.isEmpty()) {
            throw new BadUserRequestException("Mallia ei oteta käyttöön.\n"
                    + found.stream().map(each -> each.line(FINNISH)).collect(Collectors.joining("\n")));
        }
        Set<String> names = given.keySet().stream().map(ModelSet::file).collect(Collectors.toSet());
        Set<String> missing = missing(names, whole);
        deployed.forEach((name, content) -> {
            if (missing.contains(name)) {
                deployment.addResource(resource(name, content));
            }
        });
    }

    private static RepositoryService repository(CommandContext context) {
        return context.getProcessEngineConfiguration().getRepositoryService();
    }

    /** All that there would be; of two files that differ in their folder only, both: that is a slip. */
    static Map<String, byte[]> whole(Map<String, byte[]> deployed, Map<String, byte[]> given) {
        Set<String> names = given.keySet().stream().map(ModelSet::file).collect(Collectors.toSet());
        Map<String, byte[]> whole = new TreeMap<>(given);
        deployed.forEach((name, content) -> {
            if (!names.contains(name)) {
                whole.put(name, content);
            }
        });
        return whole;
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
