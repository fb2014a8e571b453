package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a client allowed, or forbade, for one party and one category of facts.
 *
 * @param kind consent, disclosure permission and prohibition are three things and never stand for each other
 * @param written a spoken consent covers one transaction only
 * @param validUntil last day, null when valid until further notice
 */
public record Grant(
        Kind kind,
        Organisation party,
        Category category,
        boolean written,
        LocalDate givenOn,
        @Nullable LocalDate validUntil) {
    /** What the client's word is in law. */
    public enum Kind {
        CONSENT,
        /** Luovutuslupa, Act 703/2023. */
        PERMISSION,
        /** Kielto, Act 703/2023. */
        PROHIBITION
    }

    boolean coversOn(LocalDate day) {
        return !day.isBefore(givenOn) && (validUntil == null || !day.isAfter(validUntil));
    }
}
