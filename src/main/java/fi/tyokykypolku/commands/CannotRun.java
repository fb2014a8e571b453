package fi.tyokykypolku.commands;

/** A command cannot do its work, and has done nothing: one sentence says why and what helps. */
final class CannotRun extends RuntimeException {
    CannotRun(String problem) {
        super(problem);
    }
}
