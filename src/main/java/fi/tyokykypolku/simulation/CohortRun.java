package fi.tyokykypolku.simulation;

import java.util.List;

/**
 * A cohort that has been led to the end.
 *
 * @param kela whether Kela took part
 * @param transactions of the engine that changed something
 */
record CohortRun(boolean kela, List<Walk> walks, long transactions) {}
