package fi.tyokykypolku.models;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is different in one part of a file.
 *
 * @param element id of the element, row or field; empty for the file as a whole
 * @param name what it is called
 */
public record Change(String file, String element, String name, Act act, List<Detail> details) {
    /** What has been done to it. */
    public enum Act {
        ADDED,
        REMOVED,
        CHANGED,
        /** Drawn elsewhere; nothing else about it is different. */
        MOVED
    }

    /**
     * One value.
     *
     * @param what of what: an attribute, a column, a property
     * @param before null when there was none
     * @param after null when there is none
     */
    public record Detail(
            String what, @Nullable String before, @Nullable String after) {
        /** Whether anything goes by it: not by what is noted beside a row or an element. */
        public boolean counts() {
            return !what.equals(TableParts.NOTE) && !what.startsWith("documentation");
        }
    }
}
