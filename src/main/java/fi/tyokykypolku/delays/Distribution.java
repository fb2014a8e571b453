package fi.tyokykypolku.delays;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often each whole number has been measured. */
final class Distribution {
    static final BigDecimal MEDIAN = new BigDecimal("0.5");
    static final BigDecimal P90 = new BigDecimal("0.9");

    private final TreeMap<Integer, Long> times = new TreeMap<>();
    private long count;

    void add(int value, long more) {
        times.merge(value, more, Long::sum);
        count += more;
    }

    long count() {
        return count;
    }

    long sum() {
        return times.entrySet().stream()
                .mapToLong(each -> each.getKey() * each.getValue())
                .sum();
    }

    /** The largest; null when nothing was measured. */
    @Nullable
    Integer largest() {
        return times.isEmpty() ? null : times.lastKey();
    }

    /** What a share of the values stays within, interpolated between neighbours as SQL's percentile_cont; null when nothing was measured. */
    @Nullable
    Double percentile(BigDecimal share) {
        if (count == 0) {
            return null;
        }
        BigDecimal position = share.multiply(BigDecimal.valueOf(count - 1));
        long below = position.setScale(0, RoundingMode.FLOOR).longValueExact();
        BigDecimal lower = BigDecimal.valueOf(at(below));
        BigDecimal upper = BigDecimal.valueOf(at(Math.min(below + 1, count - 1)));
        BigDecimal part = position.subtract(BigDecimal.valueOf(below));
        return lower.add(part.multiply(upper.subtract(lower))).doubleValue();
    }

    private int at(long position) {
        long before = 0;
        for (Map.Entry<Integer, Long> each : times.entrySet()) {
            before += each.getValue();
            if (position < before) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("No value at " + position);
    }
}
