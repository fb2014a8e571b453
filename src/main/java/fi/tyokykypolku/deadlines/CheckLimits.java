package fi.tyokykypolku.deadlines;

import fi.tyokykypolku.directory.County;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Decisions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * Names every row of {@code deadlines.dmn}, and every county's own limit, that cannot be counted. All else runs on meanwhile; the health
 * of the application is {@code DEGRADED} until it is started without such a row.
 */
@Component("limits")
class CheckLimits implements HealthIndicator {
    private static final Logger LOG = LoggerFactory.getLogger(CheckLimits.class);
    private static final Status DEGRADED = new Status("DEGRADED");

    private static final String INTERNAL = "INTERNAL";

    private final Decisions decisions;
    private final Directory directory;
    private final CountyLimits own;
    private volatile List<String> found = List.of();

    CheckLimits(Decisions decisions, Directory directory, CountyLimits own) {
        this.decisions = decisions;
        this.directory = directory;
        this.own = own;
    }

    @Order(1)
    @EventListener(PostDeployEvent.class)
    void check() {
        found = errors(decisions.model("deadlines"), directory, own);
        found.forEach(error -> LOG.error("A time limit cannot be counted: {}", error));
    }

    @Override
    public Health health() {
        return found.isEmpty()
                ? Health.up().build()
                : Health.status(DEGRADED).withDetail("notCounted", found).build();
    }

    /** What is wrong, each with its row named; empty when nothing is. */
    static List<String> errors(DmnModelInstance model, Directory directory, CountyLimits own) {
        List<String> errors = new ArrayList<>();
        Set<String> internal = new HashSet<>();
        for (DecisionTable table : model.getModelElementsByType(DecisionTable.class)) {
            List<String> names =
                    table.getOutputs().stream().map(Output::getName).toList();
            for (Rule rule : table.getRules()) {
                Map<String, String> row = row(names, rule);
                check("deadlines.dmn row " + rule.getId(), row, errors);
                if (INTERNAL.equals(row.get("kind"))) {
                    internal.add(row.getOrDefault("sla", ""));
                }
            }
        }
        Set<String> counties = directory.counties().stream().map(County::code).collect(Collectors.toSet());
        for (CountyLimits.Row row : own.internal()) {
            String name = "tyokykypolku.deadlines.internal " + row;
            if (!counties.contains(String.valueOf(row.county()))) {
                errors.add(name + ": no such county");
            }
            if (!internal.contains(String.valueOf(row.sla()))) {
                errors.add(name + ": no internal limit of this name");
            }
            countable(name, String.valueOf(row.limit()), String.valueOf(row.calendar()), errors);
        }
        return errors;
    }

    private static Map<String, String> row(List<String> names, Rule rule) {
        Map<String, String> row = new HashMap<>();
        int column = 0;
        for (OutputEntry entry : rule.getOutputEntries()) {
            row.put(names.get(column++), entry.getTextContent().strip().replaceAll("^\"|\"$", ""));
        }
        return row;
    }

    private static void check(String name, Map<String, String> row, List<String> errors) {
        if (row.getOrDefault("sla", "").isEmpty()) {
            errors.add(name + ": sla is empty");
        }
        if (!Term.KINDS.contains(row.getOrDefault("kind", ""))) {
            errors.add(name + ": kind is " + row.get("kind"));
        }
        if (!row.getOrDefault("warnShare", "").matches("0(\\.\\d+)?|1(\\.0+)?")) {
            errors.add(name + ": warnShare is " + row.get("warnShare"));
        }
        countable(name, row.getOrDefault("limit", ""), row.getOrDefault("calendar", ""), errors);
    }

    private static void countable(String name, String limit, String calendar, List<String> errors) {
        // A limit with a minus is counted back from the end of something.
        if (Limit.countable(limit.replaceFirst("^-", ""), calendar).isEmpty()) {
            errors.add(name + ": " + limit + " by " + calendar + " cannot be counted");
        }
    }
}
