package fi.tyokykypolku.violations.casefile;

import fi.tyokykypolku.violations.plan.Draft;

/** The ground that leans on what stands on it. */
class LeansOnAPhase {
    Draft draft() {
        return new Draft();
    }
}
