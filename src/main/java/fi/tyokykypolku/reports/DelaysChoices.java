package fi.tyokykypolku.reports;

import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reports can be narrowed to.
 *
 * @param organisations kinds of organisation with a clock
 * @param areas worklists with a clock that the caller may see in detail
 * @param names of both, by their ids
 */
record DelaysChoices(
        LocalDate from,
        LocalDate to,
        @Nullable String label,
        List<Organisation> organisations,
        List<String> areas,
        Map<String, Name> names) {
    /** A name in the languages of the pages. */
    record Name(String fi, String sv, String en) {
        static Name of(Organisation organisation) {
            return new Name(organisation.nameFi(), organisation.nameSv(), organisation.nameEn());
        }

        static Name of(Worklist worklist) {
            return new Name(worklist.nameFi(), worklist.nameSv(), worklist.nameEn());
        }
    }
}
