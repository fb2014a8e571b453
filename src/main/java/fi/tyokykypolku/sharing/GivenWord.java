package fi.tyokykypolku.sharing;

import fi.tyokykypolku.directory.Organisation;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A grant and what became of it.
 *
 * @param endedOn the day it was withdrawn, ran out or was spent; null while it stands
 * @param spent whether it was a spoken consent whose one matter is done
 */
public record GivenWord(Grant grant, @Nullable LocalDate endedOn, boolean spent) {
    /** Whether it is a consent that a party be told something. */
    public boolean isConsentTo(Organisation party) {
        return grant.kind() == Grant.Kind.CONSENT && grant.party() == party;
    }
}
