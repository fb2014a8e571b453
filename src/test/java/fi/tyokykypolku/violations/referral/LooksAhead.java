package fi.tyokykypolku.violations.referral;

import fi.tyokykypolku.violations.plan.Draft;

/** A phase that reaches into the next one, past the drawing. */
class LooksAhead {
    Draft draft() {
        return new Draft();
    }
}
