package fi.tyokykypolku.violations;

/** Waits for time instead of for something. */
class Sleeps {
    void rest() throws InterruptedException {
        Thread.sleep(1);
    }
}
