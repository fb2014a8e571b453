package fi.tyokykypolku.guard;

import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes into the use log who was refused a task that exists and is not theirs. */
@Component
public class RefusedTasks {
    private static final Pattern TASK = Pattern.compile("/?task/([^/]+)(?:/([^/]+).*)?");

    /** The words of the engine's interface: what else stands in a path is the caller's, and no log repeats it. */
    private static final Set<String> PARTS = Set.of(
            "assignee",
            "attachment",
            "bpmnError",
            "bpmnEscalation",
            "claim",
            "comment",
            "complete",
            "delegate",
            "deployed-form",
            "form",
            "form-variables",
            "identity-links",
            "localVariables",
            "rendered-form",
            "resolve",
            "submit-form",
            "unclaim",
            "variables");

    private final Engine engine;
    private final ObjectProvider<ProcessEngine> services;
    private final UseLog log;

    RefusedTasks(Engine engine, ObjectProvider<ProcessEngine> services, UseLog log) {
        this.engine = engine;
        this.services = services;
        this.log = log;
    }

    /**
     * Adds a row when the path names such a task. Call it once for an answer, outside the transaction that was refused.
     *
     * @param user who is signed in now
     * @param path decoded, below the engine's name
     * @param forbidden whether the engine's authorisation has refused: then the task counts as not theirs
     */
    void note(Authentication user, String method, String path, boolean forbidden) {
        Matcher task = TASK.matcher(path);
        if (!task.matches()) {
            return;
        }
        String part = task.group(2);
        String place = method + " task" + (part == null || !PARTS.contains(part) ? "" : "/" + part);
        engine.placeOf(task.group(1))
                .filter(found -> forbidden || !isTheirs(user, found))
                .ifPresent(found -> log.recordRefusal(
                        found.caseId(),
                        user.getUserId(),
                        user.getGroupIds(),
                        Use.Channel.TASK_FORM,
                        found.name() + ", " + place));
    }

    private boolean isTheirs(Authentication user, Engine.Place place) {
        return place.groups().stream().anyMatch(user.getGroupIds()::contains)
                || services.getObject()
                                .getTaskService()
                                .createTaskQuery()
                                .taskId(place.task())
                                .count()
                        > 0;
    }
}
