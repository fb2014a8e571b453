package fi.tyokykypolku.models;

/** Nothing is deployed: the models wait for a second person. */
final class Waits extends Conflict {
    Waits(String message) {
        super(message);
    }
}
