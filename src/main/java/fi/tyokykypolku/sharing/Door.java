package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * The door of the case file for one organisation as it stood at one moment: says of each fact of the case whether it may go out, and
 * on what ground.
 */
public final class Door implements Predicate<Fact> {
    private final CaseRecord record;
    private final Organisation recipient;
    private final BiFunction<Organisation, Category, LegalBasis> grounds;

    Door(CaseRecord record, Organisation recipient, BiFunction<Organisation, Category, LegalBasis> grounds) {
        this.record = record;
        this.recipient = recipient;
        this.grounds = grounds;
    }

    /** The case as it stood. */
    public CaseRecord record() {
        return record;
    }

    /** The organisation before which the facts are laid. */
    public Organisation recipient() {
        return recipient;
    }

    /** The ground on which the organisation may see what another tells of one category. */
    public LegalBasis basis(Organisation source, Category category) {
        return grounds.apply(source, category);
    }

    /** Whether the organisation leads the case. */
    public boolean leads() {
        return record.coordinator() == recipient;
    }

    /** Whether the organisation takes part in the case: leads it, or may know who the client is. */
    public boolean takesPart() {
        return leads() || basis(record.coordinator(), Category.IDENTITY) != LegalBasis.NONE;
    }

    /** Whether a fact is part of the referral and the organisation leads the case, to which it is addressed: Act 381/2023 § 3. */
    boolean isReferredTo(Fact fact) {
        return leads() && fact.source().equals("newReferral");
    }

    /** Whether the organisation told a fact itself. */
    boolean isOwn(Fact fact) {
        return fact.organisation() == recipient;
    }

    @Override
    public boolean test(Fact fact) {
        return fact.forAll()
                || isOwn(fact)
                || isReferredTo(fact)
                || basis(fact.organisation(), fact.category()) != LegalBasis.NONE;
    }

    /** Those of some facts of the case that the organisation may see, in their order. */
    public List<Fact> visible(Collection<Fact> facts) {
        return facts.stream().filter(this).toList();
    }
}
