package fi.tyokykypolku.access;

import static java.util.stream.Collectors.toCollection;

import fi.tyokykypolku.engine.People;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/**
 * Keeps of everyone who signs in the name, the telephone number and the groups, and no password: a task is laid in the hands of a named person who is
 * not there, and then the engine must know what that person works on.
 */
@Component
@Profile("!demo")
class KnownUsers {
    private final IdentityService identity;
    private final Identities identities;
    private final People people;

    KnownUsers(ProcessEngine engine, Identities identities, People people) {
        this.identity = engine.getIdentityService();
        this.identities = identities;
        this.people = people;
    }

    // One at a time, for a page asks for many things at once.
    @EventListener
    synchronized void remember(AuthenticationSuccessEvent event) {
        Authentication signedIn = event.getAuthentication();
        if (!(signedIn.getPrincipal() instanceof ClaimAccessor claims)) {
            return;
        }
        String id = signedIn.getName();
        Set<String> groups = signedIn.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(toCollection(TreeSet::new));
        User known = identity.createUserQuery().userId(id).singleResult();
        if (known == null && groups.isEmpty()) {
            return;
        }
        people.answersAt(id, claims.getClaimAsString("phone_number"));
        Set<String> before = groupsOf(id);
        String first = claims.getClaimAsString("given_name");
        String last = claims.getClaimAsString("family_name");
        boolean named = known != null
                && Objects.equals(known.getFirstName(), first)
                && Objects.equals(known.getLastName(), last);
        if (named && before.equals(groups)) {
            return;
        }
        try {
            write(id, known, first, last, before, groups);
        } catch (ProcessEngineException | DuplicateKeyException e) {
            // Another node has met the same person at the same moment.
            if (!groupsOf(id).equals(groups)) {
                throw e;
            }
        }
    }

    private Set<String> groupsOf(String id) {
        return identity.createGroupQuery().groupMember(id).unlimitedList().stream()
                .map(Group::getId)
                .collect(toCollection(TreeSet::new));
    }

    private void write(
            String id,
            @Nullable User known,
            @Nullable String first,
            @Nullable String last,
            Set<String> before,
            Set<String> groups) {
        identities.change(store -> {
            User user = known == null ? store.createNewUser(id) : known;
            user.setFirstName(first);
            user.setLastName(last);
            store.saveUser(user);
            before.stream()
                    .filter(group -> !groups.contains(group))
                    .forEach(group -> store.deleteMembership(id, group));
            groups.stream()
                    .filter(group -> !before.contains(group))
                    .forEach(group -> store.createMembership(id, group));
        });
    }
}
