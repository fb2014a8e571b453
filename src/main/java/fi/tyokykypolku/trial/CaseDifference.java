package fi.tyokykypolku.trial;

import java.util.List;

/**
 * A case that goes otherwise with the changed models.
 *
 * @param story id of the story, which names its title in the texts
 * @param changes in the order of their days
 */
public record CaseDifference(String story, List<Change> changes) {}
