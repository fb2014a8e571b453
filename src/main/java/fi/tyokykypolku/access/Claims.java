package fi.tyokykypolku.access;

import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Role;
import fi.tyokykypolku.vault.PersonId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** What the provider says of a person or a system: who it is, and in which groups of ours it works. */
@Component
@Profile("!demo")
class Claims {
    private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

    // As long as the case file keeps it; the engine is told the same in application.yaml.
    private static final Pattern ID = Pattern.compile("[\\w.@+-]{1,64}");
    private static final Set<String> ROLES =
            Set.of(Role.MANAGER.group(), Role.DESIGNER.group(), Role.REFERRER.group(), Role.ADMIN.group());

    private final Directory directory;
    private final SignInProperties properties;

    Claims(Directory directory, SignInProperties properties) {
        this.directory = directory;
        this.properties = properties;
    }

    /**
     * The worklists and roles among the claimed groups, managers of a worklist included; who has a worklist is a caseworker.
     *
     * @throws BadCredentialsException when the claims name nobody: the engine would take a nameless user for itself
     */
    List<GrantedAuthority> groups(Map<String, Object> claims) {
        Object user = claims.get(properties.userClaim());
        if (!(user instanceof String id) || !mayBeUser(id)) {
            throw new BadCredentialsException("No user id in the claim " + properties.userClaim());
        }
        Set<String> ours = new TreeSet<>();
        Set<String> unknown = new TreeSet<>();
        for (String group : claimed(claims.get(properties.groupsClaim()))) {
            if (directory.worklist(group).isPresent()) {
                ours.add(Role.CASEWORKER.group());
                ours.add(group);
            } else {
                boolean role =
                        ROLES.contains(group) || directory.managedBy(group).isPresent();
                (role ? ours : unknown).add(group);
            }
        }
        if (!unknown.isEmpty()) {
            LOG.warn("Unknown groups of {} are ignored: {}", id, unknown);
        }
        return AuthorityUtils.createAuthorityList(ours);
    }

    /** Whether a text can be somebody's user id. An identity code cannot: ids are logged. */
    static boolean mayBeUser(String id) {
        return ID.matcher(id).matches() && !PersonId.isIn(id);
    }

    private static List<String> claimed(@Nullable Object claim) {
        if (claim instanceof Collection<?> values) {
            return values.stream().map(String::valueOf).toList();
        }
        return claim instanceof String text ? List.of(text.split("[ ,]+")) : List.of();
    }
}
