package fi.tyokykypolku.uselog;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.directory.Organisation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Data of a client laid before someone, as Act 703/2023 § 10 has it logged; names of categories, never a fact.
 *
 * @param organisation the user works for; null when for none, such as an administrator
 * @param recipient worklist, or organisation, before which the data were laid
 * @param grounds each kind of data with where it came from and on what ground; empty when only the state of the case was shown
 * @param purpose why, in Finnish
 * @param place task or endpoint
 */
public record Use(
        CaseId caseId,
        String user,
        @Nullable Organisation organisation,
        String recipient,
        List<Ground> grounds,
        String purpose,
        Channel channel,
        Event event,
        String place) {

    /** The purpose of an attempt that was refused. */
    static final String REFUSED = "Yritys, joka torjuttiin";

    /** How the data went. */
    public enum Channel {
        TASK_FORM,
        API,
        PRINT,
        EXPORT
    }

    /** What it was in law: use of the organisation's own data, or disclosure from one to another; or nothing, for it was refused. */
    public enum Event {
        READ,
        DISCLOSED,
        REFUSED;

        /** A disclosure, when any of it is another organisation's. */
        public static Event of(@Nullable Organisation organisation, List<Ground> grounds) {
            return grounds.stream().allMatch(ground -> ground.source() == organisation) ? READ : DISCLOSED;
        }
    }

    /**
     * One kind of data.
     *
     * @param source holds it
     * @param basis name of the legal basis
     */
    public record Ground(Organisation source, Category category, String basis) {
        static Ground parse(String text) {
            String[] parts = text.split("/", -1);
            return new Ground(Organisation.valueOf(parts[0]), Category.valueOf(parts[1]), parts[2]);
        }

        @Override
        public String toString() {
            return source + "/" + category + "/" + basis;
        }
    }

    /** The purpose of whatever is done in a phase of the path. */
    public static String purpose(Phase phase) {
        return "Työkyvyn tuen yhteispalvelun toteuttaminen, vaihe: " + phase.label();
    }
}
