package fi.tyokykypolku.bench;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/** Reads a gauge around each request of one case and adds up the differences by kind of request. */
final class Meter {
    private final LongSupplier gauge;
    private final Map<Kind, Long> sums = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> requests = new EnumMap<>(Kind.class);

    Meter(LongSupplier gauge) {
        this.gauge = gauge;
    }

    interface Request<T> {
        T send() throws Exception;
    }

    <T> T during(Kind kind, Request<T> request) {
        long before = gauge.getAsLong();
        T answer;
        try {
            answer = request.send();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        sums.merge(kind, gauge.getAsLong() - before, Long::sum);
        requests.merge(kind, 1L, Long::sum);
        return answer;
    }

    long sum() {
        return sum(kind -> true);
    }

    /** Returns by how much the gauge rose during requests of these kinds. */
    long sum(Predicate<Kind> kinds) {
        return sum(sums, kinds);
    }

    long requests() {
        return requests(kind -> true);
    }

    long requests(Predicate<Kind> kinds) {
        return sum(requests, kinds);
    }

    private static long sum(Map<Kind, Long> by, Predicate<Kind> kinds) {
        return by.entrySet().stream()
                .filter(entry -> kinds.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
