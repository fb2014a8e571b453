package fi.tyokykypolku.bench;

/** Purpose of a request. */
enum Kind {
    START_FORM("read a start form"),
    REFERRAL("send the referral"),
    NOTICE("send the notice that asks for a review"),
    TASKS("read which tasks of the case one has"),
    OPEN("open a task"),
    CLAIM("claim a task"),
    SUBMIT("send a task's form");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    boolean writes() {
        return this == REFERRAL || this == NOTICE || this == CLAIM || this == SUBMIT;
    }
}
