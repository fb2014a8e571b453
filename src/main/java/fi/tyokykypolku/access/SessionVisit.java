package fi.tyokykypolku.access;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.camunda.bpm.webapp.impl.security.filter.util.CsrfConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.session.MapSession;
import org.springframework.session.SessionRepository;

/**
 * The sessions of one request: reads each once and writes what the request has made of it. Camunda sets its attribute anew with every
 * request, and changes the object behind it; so what counts is whether it would be written otherwise.
 */
final class SessionVisit implements SessionRepository<MapSession> {
    private final SessionStore store;
    private final Map<String, Optional<MapSession>> asked = new HashMap<>();
    private final Map<MapSession, Known> known = new IdentityHashMap<>();

    /** What the database holds of a session, as far as this request knows. */
    private record Known(String id, Map<String, String> attributes, boolean ticked) {}

    SessionVisit(SessionStore store) {
        this.store = store;
    }

    /**
     * A session with its token against forged requests from the beginning: a page asks for many things at once, and of tokens that
     * each answer makes, the last one to be written would refuse the others.
     */
    @Override
    public MapSession createSession() {
        MapSession session = new MapSession();
        session.setAttribute(
                CsrfConstants.CSRF_TOKEN_SESSION_ATTR_NAME,
                UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT));
        return session;
    }

    @Override
    public @Nullable MapSession findById(String id) {
        return asked.computeIfAbsent(id, this::load).orElse(null);
    }

    private Optional<MapSession> load(String id) {
        return store.find(id).map(kept -> {
            MapSession session = new MapSession(id);
            kept.attributes()
                    .forEach((name, text) ->
                            SessionText.read(name, text).ifPresent(attribute -> session.setAttribute(name, attribute)));
            known.put(session, new Known(id, kept.attributes(), kept.ticked()));
            return session;
        });
    }

    @Override
    public void save(MapSession session) {
        Map<String, String> now = attributes(session);
        Known before = known.get(session);
        String id = session.getId();
        if (before == null) {
            store.add(id, now);
        } else {
            SessionStore.Change change = change(before.attributes(), now);
            if (!before.id().equals(id)) {
                store.move(before.id(), id, change);
                asked.put(before.id(), Optional.empty());
            } else if (!change.isNone()) {
                store.change(id, change);
            } else if (before.ticked()) {
                store.touch(id);
            } else {
                return;
            }
        }
        asked.put(id, Optional.of(session));
        known.put(session, new Known(id, now, false));
    }

    @Override
    public void deleteById(String id) {
        store.delete(id);
        asked.put(id, Optional.empty());
    }

    private static Map<String, String> attributes(MapSession session) {
        Map<String, String> attributes = new TreeMap<>();
        session.getAttributeNames()
                .forEach(name -> attributes.put(
                        name, SessionText.write(Objects.requireNonNull(session.<Object>getAttribute(name)))));
        return attributes;
    }

    private static SessionStore.Change change(Map<String, String> before, Map<String, String> now) {
        Map<String, String> set = new TreeMap<>();
        now.forEach((name, text) -> {
            String old = before.get(name);
            if (old == null || !old.equals(text) && !again(name, old).equals(text)) {
                set.put(name, text);
            }
        });
        Set<String> removed = new TreeSet<>(before.keySet());
        removed.removeAll(now.keySet());
        return new SessionStore.Change(set, removed);
    }

    /** A set or a map that has been read may be written in another order than before, without a change. */
    private static String again(String name, String text) {
        return SessionText.read(name, text).map(SessionText::write).orElse("");
    }
}
