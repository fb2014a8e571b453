package fi.tyokykypolku.invariants;

/**
 * A place where an invariant does not hold.
 *
 * @param place number of the case or, where there is none, what it was found in; never anything of a client
 * @param what is wrong there
 */
public record Violation(Invariant invariant, String place, String what) {
    @Override
    public String toString() {
        return invariant + " " + place + ": " + what;
    }
}
