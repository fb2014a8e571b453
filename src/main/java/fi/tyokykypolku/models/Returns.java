package fi.tyokykypolku.models;

import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.models.Versions.Kind;
import fi.tyokykypolku.rules.DeployedModels;
import fi.tyokykypolku.rules.WholeDeployments;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.stereotype.Component;

/** Makes an earlier version of a drawing or a table count again, as a new version. */
@Component
class Returns {
    private final Versions versions;
    private final RepositoryService repository;

    Returns(Versions versions, RepositoryService repository) {
        this.versions = versions;
        this.repository = repository;
    }

    /**
     * Deploys the files of a version again. The forms of a drawing come with it; the lists of options stay as they are.
     *
     * @return id of the deployment
     * @throws ProblemException when there is no such version, or it says what the newest says
     * @throws Waits when a second person must accept it
     */
    String back(Kind kind, String key, int version) {
        return deploy(key + " " + version, versions.files(kind, key, version));
    }

    /**
     * Makes what a deployment has changed count again as it was before, all of it together. What it brought for the first time stays.
     *
     * @param undone id of the deployment
     * @return id of the new deployment
     * @throws ProblemException when there is no such deployment, or nothing was there before it
     * @throws Waits when a second person must accept it
     */
    String before(String undone) {
        return deploy("- " + undone, filesBefore(undone));
    }

    /**
     * What undoing a deployment would change now.
     *
     * @param later whether what it brought has been changed since: that would be undone, too
     */
    record Undoing(List<Change> changes, boolean later) {}

    /** @throws ProblemException when there is no such deployment, or nothing was there before it */
    Undoing undoing(String deployment) {
        Map<String, byte[]> newest = DeployedModels.newest(repository);
        return new Undoing(
                Difference.between(newest, WholeDeployments.after(newest, filesBefore(deployment))),
                versions.isOvertaken(deployment));
    }

    private Map<String, byte[]> filesBefore(String deployment) {
        Map<String, byte[]> files = versions.before(deployment);
        if (files.isEmpty()) {
            throw ProblemException.notFound(Words.say("nothingBefore"));
        }
        return files;
    }

    private String deploy(String name, Map<String, byte[]> files) {
        Map<String, byte[]> newest = DeployedModels.newest(repository);
        if (files.entrySet().stream().allMatch(file -> Arrays.equals(file.getValue(), newest.get(file.getKey())))) {
            throw ProblemException.conflict("same", Words.say("alreadyCounts"));
        }
        DeploymentBuilder deployment = repository.createDeployment().name(name);
        files.forEach((file, content) -> deployment.addInputStream(file, new ByteArrayInputStream(content)));
        return deployment.deploy().getId();
    }
}
