package fi.tyokykypolku.violations.modules.first;

import fi.tyokykypolku.violations.modules.second.Second;

/** Knows what it may not. */
public class First {
    Second second() {
        return new Second();
    }
}
