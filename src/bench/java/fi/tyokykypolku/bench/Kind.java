package fi.tyokykypolku.bench;

/** Purpose of a request. */
enum Kind {
    /** Reads a start form. */
    START_FORM,
    /** Sends the referral. */
    REFERRAL,
    /** Sends the notice that asks for a review. */
    NOTICE,
    /** Reads which tasks of the case the user has. */
    TASKS,
    /** Reads a task, its form or the values in it. */
    OPEN,
    CLAIM,
    /** Sends a task's form. */
    SUBMIT;

    boolean writes() {
        return this == REFERRAL || this == NOTICE || this == CLAIM || this == SUBMIT;
    }
}
