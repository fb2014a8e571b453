package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** Two things done at the same instant. */
public final class AtOnce {
    private AtOnce() {}

    /** Starts both at once and tells what either of them threw. */
    public static List<Throwable> both(ThrowingCallable one, ThrowingCallable other) {
        return both(one, other, Duration.ZERO);
    }

    /**
     * The same with a lead, so that a race is not always won by the quicker of the two.
     *
     * @param lead of the other; negative for a lead of the first
     */
    public static List<Throwable> both(ThrowingCallable one, ThrowingCallable other, Duration lead) {
        return run(held(one, lead), held(other, lead.negated()));
    }

    private static ThrowingCallable held(ThrowingCallable work, Duration back) {
        return () -> {
            for (long end = System.nanoTime() + back.toNanos(); System.nanoTime() < end; ) {
                Thread.onSpinWait();
            }
            work.call();
        };
    }

    private static List<Throwable> run(ThrowingCallable one, ThrowingCallable other) {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<@Nullable Throwable>> running = new ArrayList<>();
            for (ThrowingCallable each : List.of(one, other)) {
                running.add(two.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return catchThrowable(each);
                }));
            }
            List<Throwable> thrown = new ArrayList<>();
            for (Future<@Nullable Throwable> each : running) {
                Throwable result = each.get(60, TimeUnit.SECONDS);
                if (result != null) {
                    thrown.add(result);
                }
            }
            return thrown;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            two.shutdownNow();
        }
    }
}
