package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.uselog.Use;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The grounds on which facts are laid before an organisation, as the use log names them. */
public final class Grounds {
    /** An organisation's use of its own facts. */
    private static final String OWN = "OWN";

    /** A referral on its way to whoever leads the case, and the answer to its sender: Act 381/2023 § 3. */
    public static final String REFERRAL = "REFERRAL";

    /** Questions and answers between the organisations, laid before all on purpose. */
    private static final String FOR_ALL = "FOR_ALL";

    private static final Map<String, String> OTHER_LABELS = Map.of(
            OWN, "Oma tieto",
            REFERRAL, "Lähete ja siihen vastaaminen, laki 381/2023 3 §",
            FOR_ALL, "Osapuolten välinen kysymys tai vastaus");

    private Grounds() {}

    /** What the facts are by source and category, each with the ground on which it goes through the door. */
    public static List<Use.Ground> of(Door door, Collection<Fact> facts) {
        Map<String, Use.Ground> grounds = new TreeMap<>();
        for (Fact fact : facts) {
            Use.Ground ground = new Use.Ground(fact.organisation(), fact.category(), basis(door, fact));
            grounds.put(ground.toString(), ground);
        }
        return List.copyOf(grounds.values());
    }

    private static String basis(Door door, Fact fact) {
        if (door.isOwn(fact)) {
            return OWN;
        }
        LegalBasis basis = door.basis(fact.organisation(), fact.category());
        if (basis == LegalBasis.NONE && door.isReferredTo(fact)) {
            return REFERRAL;
        }
        return basis == LegalBasis.NONE && fact.forAll() ? FOR_ALL : basis.name();
    }

    /** Finnish name of a ground of the use log. */
    public static String label(String basis) {
        return OTHER_LABELS.getOrDefault(
                basis,
                Arrays.stream(LegalBasis.values())
                        .filter(known -> known.name().equals(basis))
                        .map(LegalBasis::label)
                        .findFirst()
                        .orElse(basis));
    }
}
