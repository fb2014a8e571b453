package fi.tyokykypolku.simulation;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A client's chances. Each is drawn by its own name and not in turn, so that the same client meets the same ones whatever else
 * happens: only so can two runs be compared client by client.
 */
record Draws(long seed, long client) {
    /** Of the standard normal distribution. */
    private static final double NINETIETH = 1.2815515655446004;

    private SplittableRandom random(String name) {
        // Neighbouring seeds must not give neighbouring draws.
        return new SplittableRandom(new SplittableRandom(seed ^ (client << 32) ^ name.hashCode()).nextLong());
    }

    /** At least 0, less than 1. */
    double uniform(String name) {
        return random(name).nextDouble();
    }

    boolean happens(String name, double probability) {
        return uniform(name) < probability;
    }

    /** One of {@code 0 … count - 1}. */
    int one(String name, int count) {
        return (int) (uniform(name) * count);
    }

    /** One by shares. */
    <T> T oneOf(String name, List<T> choices, ToDoubleFunction<T> share) {
        double left = uniform(name) * choices.stream().mapToDouble(share).sum();
        for (T choice : choices) {
            left -= share.applyAsDouble(choice);
            if (left < 0) {
                return choice;
            }
        }
        return choices.get(choices.size() - 1);
    }

    /** One by shares, in the order of the choices, whatever order the settings came in. */
    <T extends Comparable<T>> T oneOf(String name, Map<T, Double> shares) {
        return oneOf(name, shares.keySet().stream().sorted().toList(), choice -> shares.getOrDefault(choice, 0.0));
    }

    /** Around 1, with a standard deviation of the logarithm. */
    double spread(String name, double sigma) {
        return Math.exp(sigma * random(name).nextGaussian());
    }

    double lognormal(String name, CohortParameters.Spread spread) {
        return spread.median() * spread(name, Math.log(spread.p90() / spread.median()) / NINETIETH);
    }

    /** The time until something that happens so often comes to happen. */
    double exponential(String name, double rate) {
        return -Math.log(1 - uniform(name)) / rate;
    }

    int poisson(String name, double mean) {
        double left = uniform(name);
        int count = 0;
        for (double share = Math.exp(-mean); left >= share && count < 20; share *= mean / count) {
            left -= share;
            count++;
        }
        return count;
    }
}
