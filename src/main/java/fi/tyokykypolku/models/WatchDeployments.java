package fi.tyokykypolku.models;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.engine.Deployments;
import fi.tyokykypolku.models.ModelLog.Event;
import fi.tyokykypolku.models.ModelLog.Note;
import fi.tyokykypolku.rules.WholeDeployments;
import fi.tyokykypolku.rules.WholeDeployments.Whole;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Completes what a person deploys, holds it against the rules, lets it wait where a second person must answer for it, and logs it. What
 * the application deploys itself when it starts is only logged: the build has checked it, and a start must not hang on a rule.
 */
@Component
class WatchDeployments implements Deployments.Watch {
    private static final int NAME = 255;

    private final WholeDeployments whole;
    private final Proposals proposals;
    private final ModelLog log;
    private final JdbcClient jdbc;

    WatchDeployments(Directory directory, Proposals proposals, ModelLog log, JdbcClient jdbc) {
        this.whole = new WholeDeployments(directory);
        this.proposals = proposals;
        this.log = log;
        this.jdbc = jdbc;
    }

    /**
     * What a deployment was.
     *
     * @param added names of files that were not sent and belong to it
     */
    record Deployed(Set<String> sent, Set<String> added, List<Change> changes) {}

    /**
     * @throws BadUserRequestException naming every objection with its remedy
     * @throws Waits when a second person must accept it
     */
    @Override
    public void comes(DeploymentEntity deployment, Runnable keep) {
        String user = user();
        if (user == null) {
            Set<String> sent = new TreeSet<>(deployment.getResources().keySet());
            keep.run();
            log.write(new Note(
                    Event.DEPLOYED,
                    null,
                    null,
                    deployment.getId(),
                    null,
                    null,
                    new Deployed(sent, Set.of(), List.of())));
            return;
        }
        Whole looked = whole.complete(deployment);
        List<Change> changes = Difference.between(looked.before(), looked.after());
        Set<Matter> matters = Matters.between(looked.before(), looked.after(), formsEver());
        Optional<Proposal> accepted = proposals.accepted(looked.given());
        if (!matters.isEmpty() && accepted.isEmpty()) {
            String name = Objects.requireNonNullElse(deployment.getName(), "");
            long proposal = proposals.propose(
                    user, name.substring(0, Math.min(name.length(), NAME)), looked.given(), matters, changes);
            throw new Waits(Words.say("waits", String.valueOf(proposal), said(matters)));
        }
        keep.run();
        log.write(new Note(
                accepted.isPresent() ? Event.ACCEPTED : Event.DEPLOYED,
                accepted.map(Proposal::author).orElse(user),
                accepted.isPresent() ? user : null,
                deployment.getId(),
                accepted.map(Proposal::id).orElse(null),
                null,
                new Deployed(looked.given().keySet(), looked.added(), changes)));
    }

    private Collection<byte[]> formsEver() {
        Map<String, byte[]> forms = new HashMap<>();
        jdbc.sql("select bytes_ from act_ge_bytearray where deployment_id_ is not null and name_ like '%.form'")
                .query(row -> {
                    byte[] form = row.getBytes(1);
                    // Most versions of a form say the same.
                    forms.put(new String(form, StandardCharsets.UTF_8), form);
                });
        return forms.values();
    }

    private static String said(Set<Matter> matters) {
        return matters.stream().map(matter -> Words.say(matter.name())).collect(Collectors.joining(", "));
    }

    /** @throws Conflict when a person would take away what running cases go by, or what one may come back to */
    @Override
    public void goes() {
        if (user() != null) {
            throw new Conflict(Words.say("stays"));
        }
    }

    private static @Nullable String user() {
        CommandContext context = Context.getCommandContext();
        return context == null ? null : context.getAuthenticatedUserId();
    }
}
