package fi.tyokykypolku.violations;

/** Takes a broken assumption for an expected outcome. */
class CatchesEverything {
    int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (Exception e) {
            return 0;
        }
    }
}
