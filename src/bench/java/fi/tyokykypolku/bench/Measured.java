package fi.tyokykypolku.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What was measured of one build, a meter for each case. */
final class Measured {
    final List<Meter> nanos = new ArrayList<>();
    final List<Meter> statements = new ArrayList<>();
    final List<Meter> variableRows = new ArrayList<>();
    /** Of all timed cases together. */
    long cpuMillis;
    /** Of all timed cases together. */
    long databaseMicros;

    double millis() {
        return median(nanos, meter -> meter.sum(kind -> true) / 1e6);
    }

    double millisOfWrites() {
        return median(nanos, meter -> meter.sum(Kind::writes) / 1e6);
    }

    double seconds() {
        return nanos.stream()
                .mapToDouble(meter -> meter.sum(kind -> true) / 1e9)
                .sum();
    }

    double cpuMillisOfCase() {
        return (double) cpuMillis / nanos.size();
    }

    double databaseMillisOfCase() {
        return databaseMicros / 1e3 / nanos.size();
    }

    double requests() {
        return median(nanos, meter -> meter.requests(kind -> true));
    }

    double statementsOfReferral() {
        return median(statements, meter -> meter.sum(Kind.REFERRAL::equals));
    }

    /** Each task that is opened is also sent. */
    double statementsOfOpening() {
        return median(statements, meter -> (double) meter.sum(Kind.OPEN::equals) / meter.requests(Kind.SUBMIT::equals));
    }

    double statementsOfCase() {
        return median(statements, meter -> meter.sum(kind -> true));
    }

    double variableRowsOfReferral() {
        return median(variableRows, meter -> meter.sum(Kind.REFERRAL::equals));
    }

    private static double median(List<Meter> meters, ToDoubleFunction<Meter> figure) {
        double[] sorted = meters.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
