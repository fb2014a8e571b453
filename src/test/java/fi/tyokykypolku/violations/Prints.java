package fi.tyokykypolku.violations;

/** Speaks past the log. */
class Prints {
    void hello() {
        System.out.println("hello");
    }
}
