package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.directory.County;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Decisions;
import fi.tyokykypolku.texts.Sentences;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.spring.boot.starter.event.PostDeployEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Names every row of {@code deadlines.dmn}, and every county's own limit, that cannot be counted: {@link CountableLimits} lets none in,
 * but one may be there from before, or come with a new version. All else runs on meanwhile, and the health of the application is
 * {@code DEGRADED}.
 */
@Component("limits")
class CheckLimits implements HealthIndicator {
    private static final Sentences SENTENCES = new Sentences("deadlines");
    private static final Logger LOG = LoggerFactory.getLogger(CheckLimits.class);
    private static final Status DEGRADED = new Status("DEGRADED");

    /** The table's id. */
    static final String DEADLINES = "deadlines";

    private static final String INTERNAL = "INTERNAL";
    private static final Set<String> TEXTS = Set.of("sla", "limit", "calendar", "kind", "clock");

    private final Decisions decisions;
    private final Directory directory;
    private final CountyLimits own;
    /** Before, there is no table to look at. */
    private volatile boolean deployed;

    CheckLimits(Decisions decisions, Directory directory, CountyLimits own) {
        this.decisions = decisions;
        this.directory = directory;
        this.own = own;
    }

    @Order(1)
    @EventListener(PostDeployEvent.class)
    void check() {
        deployed = true;
        found().forEach(error -> LOG.error("A time limit cannot be counted: {}", error));
    }

    @Override
    public Health health() {
        List<String> found = found();
        return found.isEmpty()
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("notCounted", found).build();
    }

    private List<String> found() {
        try {
            return !deployed ? List.of() : errors(decisions.model(DEADLINES), directory, own);
        } catch (ProcessEngineException e) {
            LOG.debug("The newest table of time limits", e);
            return List.of(SENTENCES.say("unread"));
        }
    }

    /** What is wrong, each with its row named, in the language of the designer; empty when nothing is. */
    static List<String> errors(DmnModelInstance model, Directory directory, CountyLimits own) {
        Set<String> internal = new HashSet<>();
        List<String> errors = rows(model, internal);
        Set<String> counties = directory.counties().stream().map(County::code).collect(Collectors.toSet());
        for (CountyLimits.Row row : own.internal()) {
            String name = "tyokykypolku.deadlines.internal " + row;
            if (!counties.contains(String.valueOf(row.county()))) {
                errors.add(SENTENCES.say("county", name));
            }
            if (!internal.contains(String.valueOf(row.sla()))) {
                errors.add(SENTENCES.say("internal", name));
            }
            countable(name, String.valueOf(row.limit()), String.valueOf(row.calendar()), errors);
        }
        return errors;
    }

    /** What is wrong with the rows of the table itself. */
    static List<String> errors(DmnModelInstance model) {
        return rows(model, new HashSet<>());
    }

    private static List<String> rows(DmnModelInstance model, Set<String> internal) {
        List<String> errors = new ArrayList<>();
        if (model.getModelElementsByType(Rule.class).isEmpty()) {
            errors.add(SENTENCES.say("noRows"));
        }
        for (DecisionTable table : model.getModelElementsByType(DecisionTable.class)) {
            List<String> names =
                    table.getOutputs().stream().map(Output::getName).toList();
            table.getOutputs().stream()
                    .filter(output -> TEXTS.contains(output.getName()))
                    .filter(output ->
                            output.getTypeRef() != null && !output.getTypeRef().equals("string"))
                    .forEach(output -> errors.add(SENTENCES.say("type", output.getName(), output.getTypeRef())));
            for (Rule rule : table.getRules()) {
                String name = SENTENCES.say("row", rule.getId());
                if (rule.getOutputEntries().size() != names.size()) {
                    errors.add(SENTENCES.say(
                            "cells",
                            name,
                            String.valueOf(rule.getOutputEntries().size()),
                            String.valueOf(names.size())));
                    continue;
                }
                Map<String, String> row = row(names, rule);
                check(name, row, errors);
                if (INTERNAL.equals(row.get("kind"))) {
                    internal.add(row.getOrDefault("sla", ""));
                }
            }
        }
        return errors;
    }

    private static Map<String, String> row(List<String> names, Rule rule) {
        Map<String, String> row = new HashMap<>();
        int column = 0;
        for (OutputEntry entry : rule.getOutputEntries()) {
            String cell = entry.getTextContent().strip();
            String name = names.get(column++);
            // A text without its quotes is a name to FEEL, and nothing has it.
            boolean text = cell.length() > 1 && cell.startsWith("\"") && cell.endsWith("\"");
            row.put(name, text ? cell.substring(1, cell.length() - 1) : TEXTS.contains(name) ? "" : cell);
        }
        return row;
    }

    private static void check(String name, Map<String, String> row, List<String> errors) {
        if (row.getOrDefault("sla", "").isEmpty()) {
            errors.add(SENTENCES.say("sla", name));
        }
        if (!Term.KINDS.contains(row.getOrDefault("kind", ""))) {
            errors.add(SENTENCES.say("kind", name, String.valueOf(row.get("kind")), String.join(", ", Term.KINDS)));
        }
        if (!row.getOrDefault("warnShare", "").matches("0(\\.\\d+)?|1(\\.0+)?")) {
            errors.add(SENTENCES.say("warnShare", name, String.valueOf(row.get("warnShare"))));
        }
        countable(name, row.getOrDefault("limit", ""), row.getOrDefault("calendar", ""), errors);
    }

    private static void countable(String name, String limit, String calendar, List<String> errors) {
        // A limit with a minus is counted back from the end of something.
        if (!CountableLimits.isCountable(limit, calendar)) {
            errors.add(SENTENCES.say("uncountable", name, limit, calendar));
        }
    }
}
