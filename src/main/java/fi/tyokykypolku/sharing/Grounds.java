package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.uselog.Use;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The grounds on which facts are laid before an organisation, as the use log names them. */
@Component
public class Grounds {
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

    private final Sharing sharing;
    private final CaseFile caseFile;

    Grounds(Sharing sharing, CaseFile caseFile) {
        this.sharing = sharing;
        this.caseFile = caseFile;
    }

    /** What the facts are by source and category, each with its ground. */
    public List<Use.Ground> of(CaseId id, Organisation recipient, Collection<Fact> facts) {
        Organisation coordinator = caseFile.get(id).coordinator();
        // One question of the table for each source and category, not for each fact.
        Map<String, Use.Ground> asked = new HashMap<>();
        Map<String, Use.Ground> grounds = new TreeMap<>();
        for (Fact fact : facts) {
            Use.Ground ground = asked.computeIfAbsent(
                    fact.organisation() + "/" + fact.category(),
                    key -> of(id, fact.organisation(), recipient, fact.category()));
            if (ground.basis().equals(LegalBasis.NONE.name())) {
                ground = new Use.Ground(
                        fact.organisation(), fact.category(), withoutBasis(fact, coordinator == recipient));
            }
            grounds.put(ground.toString(), ground);
        }
        return List.copyOf(grounds.values());
    }

    private static String withoutBasis(Fact fact, boolean coordinates) {
        if (coordinates && fact.source().equals("newReferral")) {
            return REFERRAL;
        }
        return fact.forAll() ? FOR_ALL : LegalBasis.NONE.name();
    }

    /** What an organisation's facts of one category are for another. */
    public Use.Ground of(CaseId id, Organisation source, Organisation recipient, Category category) {
        return new Use.Ground(
                source,
                category,
                source == recipient
                        ? OWN
                        : sharing.basis(id, source, recipient, category).name());
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
