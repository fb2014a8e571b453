package fi.tyokykypolku.intake;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Who is signed in. */
record Caller(String user, Set<String> groups) {
    /** Groups that may bring a referral: other systems, and caseworkers as in Tasklist. */
    private static final Set<String> REFERRERS = Set.of("referrer", "caseworker");

    boolean mayRefer() {
        return groups.stream().anyMatch(REFERRERS::contains);
    }

    boolean isAdministrator() {
        return groups.contains("camunda-admin");
    }

    /** Whether the caller answers for how long things take. */
    boolean mayAskForDelays() {
        return groups.contains("manager") || isAdministrator();
    }

    static Caller of(Authentication authentication) {
        return new Caller(
                authentication.getName(),
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
