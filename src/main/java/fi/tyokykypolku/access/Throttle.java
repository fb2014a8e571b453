package fi.tyokykypolku.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Counts failed sign-ins by user and address together, so that nobody locks out a colleague who sits elsewhere, and by address,
 * whoever is named. What is counted is forgotten after {@link #MEMORY}, and the oldest when there is too much of it.
 */
final class Throttle {
    static final int PER_USER = 5;
    static final int PER_ADDRESS = 100;
    static final Duration MEMORY = Duration.ofMinutes(15);
    static final int KEYS = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > KEYS;
        }
    };

    Throttle(Clock clock) {
        this.clock = clock;
    }

    /** Whether the user may try a password from there now. */
    synchronized boolean isOpen(String user, String address) {
        return count(address) < PER_ADDRESS && count(key(user, address)) < PER_USER;
    }

    synchronized void failed(String user, String address) {
        add(address, PER_ADDRESS);
        add(key(user, address), PER_USER);
    }

    synchronized void succeeded(String user, String address) {
        failures.remove(key(user, address));
    }

    synchronized int size() {
        return failures.size();
    }

    private int count(String key) {
        Deque<Instant> times = failures.get(key);
        if (times == null) {
            return 0;
        }
        Instant oldest = clock.instant().minus(MEMORY);
        times.removeIf(time -> time.isBefore(oldest));
        return times.size();
    }

    private void add(String key, int most) {
        Deque<Instant> times = failures.computeIfAbsent(key, any -> new ArrayDeque<>());
        times.add(clock.instant());
        if (times.size() > most) {
            times.remove();
        }
    }

    // A name as long as the attacker likes would fill the memory that the number of keys bounds.
    private static String key(String user, String address) {
        return address + ' ' + user.substring(0, Math.min(user.length(), 100)).toLowerCase(Locale.ROOT);
    }
}
