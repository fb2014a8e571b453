package fi.tyokykypolku.directory;

/** The roles people and systems have beside their worklists. */
public enum Role {
    /** Everyone who works on a worklist. */
    CASEWORKER("caseworker"),
    /** Sees counts, ages and elements in Cockpit, no client facts. */
    MANAGER("manager"),
    /** Deploys and reads models, sees no cases. */
    DESIGNER("designer"),
    /** Other systems that bring referrals. */
    REFERRER("referrer"),
    /** Runs the engine. */
    ADMIN("camunda-admin");

    private final String group;

    Role(String group) {
        this.group = group;
    }

    /** Id of the role's group in the engine and in the claims of the sign-in provider. */
    public String group() {
        return group;
    }
}
