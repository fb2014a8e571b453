package fi.tyokykypolku.simulation;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.directory.Worklist;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/**
 * Those who work on the simulated cases: on each worklist two, and Kela's two project workers of each district for the projects they
 * take part in. They have no password, so that nobody signs in as one of them.
 */
final class Staff {
    private static final String PREFIX = "sim";

    private final IdentityService identity;
    private final Directory directory;
    private final Set<String> hired = new TreeSet<>();

    Staff(IdentityService identity, Directory directory) {
        this.identity = identity;
        this.directory = directory;
    }

    /** Who takes a client's task from a worklist. */
    String worker(Walk walk, String worklist) {
        return hire(worklist, role(walk, worklist) + number(walk, worklist));
    }

    /** The other one of the two. */
    String colleague(Walk walk, String worklist) {
        return hire(worklist, role(walk, worklist) + (3 - number(walk, worklist)));
    }

    private String role(Walk walk, String worklist) {
        return organisation(worklist) == Organisation.KELA && walk.kela ? "project" : "worker";
    }

    private int number(Walk walk, String worklist) {
        return 1 + walk.client.draws().one("worker of " + organisation(worklist), 2);
    }

    /** Who takes in the referral of a client. */
    String referrer(Client client) {
        Organisation organisation =
                client.referralSource().equals("KELA") ? Organisation.KELA : Organisation.EMPLOYMENT;
        return hire(directory.worklist(organisation, client.municipality()).id(), "worker1");
    }

    Organisation organisation(String worklist) {
        return directory
                .worklist(worklist)
                .map(Worklist::organisation)
                .orElseThrow(() -> new IllegalStateException("Unknown worklist " + worklist));
    }

    private String hire(String worklist, String role) {
        String id = PREFIX + worklist + role;
        if (hired.add(id) && identity.createUserQuery().userId(id).count() == 0) {
            User user = identity.newUser(id);
            user.setFirstName("Simuloitu");
            user.setLastName("Työntekijä " + worklist + " " + role);
            identity.saveUser(user);
            identity.createMembership(id, Role.CASEWORKER.group());
            identity.createMembership(id, worklist);
        }
        return id;
    }
}
