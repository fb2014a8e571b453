package fi.tyokykypolku.directory;

import java.time.Clock;

/** The directory as shipped, for tests that need no Spring. */
public final class ShippedDirectory {
    private ShippedDirectory() {}

    /** Reads it anew. */
    public static Directory get() {
        return new Directory(DirectorySettings.NONE, Clock.systemDefaultZone());
    }
}
