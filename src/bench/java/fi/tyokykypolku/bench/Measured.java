package fi.tyokykypolku.bench;

import java.util.ArrayList;
import java.util.Arrays;
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

    double millis(ToDoubleFunction<Meter> nanosOfCase) {
        return median(nanos, nanosOfCase) / 1e6;
    }

    /**
     * Returns how many times as long as another build this one takes: the median of the ratios of
     * cases that were done in the same round, so that a busy minute counts for both.
     */
    double ratio(Measured other, ToDoubleFunction<Meter> nanosOfCase) {
        double[] ratios = new double[nanos.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = nanosOfCase.applyAsDouble(nanos.get(i)) / nanosOfCase.applyAsDouble(other.nanos.get(i));
        }
        return median(ratios);
    }

    double seconds() {
        return nanos.stream().mapToDouble(Meter::sum).sum() / 1e9;
    }

    double cpuMillisOfCase() {
        return (double) cpuMillis / nanos.size();
    }

    double databaseMillisOfCase() {
        return databaseMicros / 1e3 / nanos.size();
    }

    double requests() {
        return median(nanos, Meter::requests);
    }

    double requests(Kind kind) {
        return median(nanos, meter -> meter.requests(kind::equals));
    }

    double statements() {
        return median(statements, Meter::sum);
    }

    double statements(Kind kind) {
        return median(statements, meter -> meter.sum(kind::equals));
    }

    /** Each task that is opened is also sent. */
    double statementsOfOpening() {
        return statements(Kind.OPEN) / requests(Kind.SUBMIT);
    }

    double variableRowsOfReferral() {
        return median(variableRows, meter -> meter.sum(Kind.REFERRAL::equals));
    }

    private static double median(List<Meter> meters, ToDoubleFunction<Meter> figure) {
        return median(meters.stream().mapToDouble(figure).toArray());
    }

    private static double median(double[] figures) {
        Arrays.sort(figures);
        int middle = figures.length / 2;
        return figures.length % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
    }
}
