package fi.tyokykypolku.api;

import fi.tyokykypolku.directory.Role;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who is signed in. */
public record Caller(String user, Set<String> groups) {
    /** Groups that may bring a referral: other systems, and caseworkers as in Tasklist. */
    private static final Set<String> REFERRERS = Set.of(Role.REFERRER.group(), Role.CASEWORKER.group());

    public boolean mayRefer() {
        return groups.stream().anyMatch(REFERRERS::contains);
    }

    public boolean isAdministrator() {
        return groups.contains(Role.ADMIN.group());
    }

    /** Whether the caller answers for how long things take. */
    public boolean mayAskForDelays() {
        return groups.contains(Role.MANAGER.group()) || isAdministrator();
    }

    /** Whether the caller answers for drawings, tables and forms. */
    public boolean mayDesign() {
        return groups.contains(Role.DESIGNER.group()) || isAdministrator();
    }

    public static Caller of(Authentication authentication) {
        return new Caller(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
