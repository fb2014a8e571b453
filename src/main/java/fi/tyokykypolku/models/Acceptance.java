package fi.tyokykypolku.models;

import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.models.ModelLog.Event;
import fi.tyokykypolku.models.ModelLog.Note;
import fi.tyokykypolku.models.Proposal.Status;
import fi.tyokykypolku.rules.DeployedModels;
import fi.tyokykypolku.rules.WholeDeployments;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a second person decides about models that wait. */
@Component
class Acceptance {
    private final Proposals proposals;
    private final ModelLog log;
    private final Engine engine;
    private final RepositoryService repository;

    Acceptance(Proposals proposals, ModelLog log, Engine engine, RepositoryService repository) {
        this.proposals = proposals;
        this.log = log;
        this.engine = engine;
        this.repository = repository;
    }

    /**
     * What a proposal would change now.
     *
     * @param seen names exactly these changes: whoever accepts says what they saw
     */
    record Outlook(List<Change> changes, String seen) {}

    Outlook outlook(long id) {
        Map<String, byte[]> now =
                engine.asSystem(processEngine -> DeployedModels.newest(processEngine.getRepositoryService()));
        List<Change> changes = Difference.between(now, WholeDeployments.after(now, proposals.files(id)));
        return new Outlook(
                changes,
                UUID.nameUUIDFromBytes(changes.toString().getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    /**
     * Deploys a proposal in the name of both.
     *
     * @param seen what the approver was shown
     * @return id of the deployment
     * @throws ProblemException when it does not wait any more, is the approver's own, or would change something else by now
     * @throws org.camunda.bpm.engine.BadUserRequestException when the rules object to it by now
     */
    @Transactional
    String accept(long id, String seen, String approver) {
        Proposal proposal = waiting(id);
        if (proposal.author().equals(approver)) {
            throw ProblemException.forbidden(Words.say("notOwn"));
        }
        if (!outlook(id).seen().equals(seen)) {
            throw ProblemException.conflict("models-changed", Words.say("modelsChanged"));
        }
        proposals.decide(id, Status.ACCEPTED, approver, "");
        DeploymentBuilder deployment = repository.createDeployment().name(proposal.name());
        proposals
                .files(id)
                .forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        return deployment.deploy().getId();
    }

    /** Turns a proposal down. @param reason told to its author */
    @Transactional
    void reject(long id, String reason, String user) {
        Proposal proposal = waiting(id);
        if (proposal.author().equals(user)) {
            throw ProblemException.forbidden(Words.say("ownNotRejected"));
        }
        end(proposal, Status.REJECTED, Event.REJECTED, user, reason);
    }

    /** Takes one's own proposal back. */
    @Transactional
    void withdraw(long id, String user) {
        Proposal proposal = waiting(id);
        if (!proposal.author().equals(user)) {
            throw ProblemException.forbidden(Words.say("ownWithdrawn"));
        }
        end(proposal, Status.WITHDRAWN, Event.WITHDRAWN, user, "");
    }

    private void end(Proposal proposal, Status status, Event event, String user, String reason) {
        proposals.decide(proposal.id(), status, user, reason);
        log.write(Note.of(event, user, proposal.id(), reason));
    }

    private Proposal waiting(long id) {
        Proposal proposal = proposals
                .lock(id)
                .orElseThrow(() -> proposals.find(id).isEmpty()
                        ? ProblemException.notFound(Words.say("noProposal"))
                        : ProblemException.conflict("decided", Words.say("beingDecided")));
        if (proposal.status() != Status.WAITING) {
            throw ProblemException.conflict("decided", Words.say("decided"));
        }
        return proposal;
    }
}
