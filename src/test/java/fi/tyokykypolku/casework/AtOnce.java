package fi.tyokykypolku.casework;

import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Things done at the same instant. */
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
        List<ThrowingCallable> both = List.of(one, other);
        List<Throwable> thrown = new ArrayList<>();
        for (Optional<Throwable> each : all(both.size(), n -> Optional.ofNullable(catchThrowable(both.get(n))))) {
            each.ifPresent(thrown::add);
        }
        return thrown;
    }

    /** Has several do the same at once, each told its number from 0, and gives what each of them got, in their order. */
    public static <T> List<T> all(int people, IntFunction<T> work) {
        CyclicBarrier start = new CyclicBarrier(people);
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int person = 0; person < people; person++) {
                int number = person;
                running.add(threads.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return work.apply(number);
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> each : running) {
                done.add(each.get(60, TimeUnit.SECONDS));
            }
            return done;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
