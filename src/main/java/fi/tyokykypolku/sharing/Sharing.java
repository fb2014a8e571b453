package fi.tyokykypolku.sharing;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Explanation.Reason;
import fi.tyokykypolku.casefile.Explanation.Source;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.CooperationModel;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.engine.Decisions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers who may get which facts of a client, and on what ground. */
@Component
public class Sharing {
    /** Authorities that share by Act 381/2023 § 15: the county counts as one, here by its two services. */
    private static final Set<Organisation> THREE =
            EnumSet.of(Organisation.EMPLOYMENT, Organisation.SOCIAL, Organisation.HEALTH, Organisation.KELA);

    private static final Set<Organisation> COUNTY = EnumSet.of(Organisation.SOCIAL, Organisation.HEALTH);

    /** Why a grant ended, where a withdrawal tells whom the client told. */
    private static final String SPENT = "SPENT";

    private static final String REPLACED = "REPLACED";
    private static final String EXPIRED = "EXPIRED";
    private static final Set<String> NO_WITHDRAWAL = Set.of(SPENT, REPLACED, EXPIRED);

    private final CaseFile caseFile;
    private final Decisions decisions;
    private final JdbcClient jdbc;

    Sharing(CaseFile caseFile, Decisions decisions, JdbcClient jdbc) {
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    /**
     * The ground on which a recipient may get a source's facts of a category today.
     *
     * @param source organisation type that holds the facts
     * @param recipient organisation type that asks
     */
    public LegalBasis basis(CaseId id, Organisation source, Organisation recipient, Category category) {
        return basis(situation(id), source, recipient, category);
    }

    /**
     * What of a case the grounds follow from.
     *
     * @param answers what the table has said in it
     */
    private record Situation(
            CooperationModel model,
            Organisation coordinator,
            boolean customershipStarted,
            List<Grant> inForce,
            Decisions.Table table,
            Map<Map<String, @Nullable Object>, LegalBasis> answers) {}

    private Situation situation(CaseId id) {
        return situation(caseFile.get(id));
    }

    private Situation situation(CaseRecord record) {
        LocalDate today = caseFile.today();
        return new Situation(
                record.model(),
                record.coordinator(),
                started(record, today),
                grants(record.id()).stream()
                        .filter(grant -> grant.coversOn(today))
                        .toList(),
                decisions.table("legalBasis"),
                new HashMap<>());
    }

    /** Whether both are among the authorities that share by Act 381/2023 § 15. */
    public static boolean withinThree(Organisation source, Organisation recipient) {
        return THREE.contains(source) && THREE.contains(recipient);
    }

    /** Whether a fact would go from social to health services or back. */
    public static boolean withinCounty(Organisation source, Organisation recipient) {
        return source != recipient && COUNTY.contains(source) && COUNTY.contains(recipient);
    }

    private LegalBasis basis(Situation situation, Organisation source, Organisation recipient, Category category) {
        List<Grant> grants = situation.inForce().stream()
                .filter(grant -> grant.party() == recipient && grant.category() == category)
                .toList();
        boolean withinCounty = withinCounty(source, recipient);
        boolean prohibited = withinCounty && any(grants, grant -> grant.kind() == Grant.Kind.PROHIBITION);
        // Between social and health services a prohibition goes before what the client has allowed, not before an Act.
        List<Grant> words = prohibited ? List.of() : grants;
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("model", situation.model().name());
        inputs.put("partiesWithinThree", withinThree(source, recipient));
        inputs.put("necessary", true);
        inputs.put("customershipStarted", situation.customershipStarted());
        inputs.put("writtenConsentCovers", any(words, word -> word.kind() == Grant.Kind.CONSENT && word.written()));
        inputs.put(
                "oralConsentCovers",
                heardByDiscloser(situation, source)
                        && any(words, word -> word.kind() == Grant.Kind.CONSENT && !word.written()));
        inputs.put("withinCounty", withinCounty);
        inputs.put("disclosurePermission", any(words, word -> word.kind() == Grant.Kind.PERMISSION));
        inputs.put("prohibition", prohibited);
        // Once for many facts. No computeIfAbsent: asking goes through the engine.
        LegalBasis known = situation.answers().get(inputs);
        if (known == null) {
            known = situation
                    .table()
                    .read(
                            inputs,
                            rows -> LegalBasis.valueOf(
                                    String.valueOf(Decisions.only(rows).get("legalBasis"))));
            situation.answers().put(inputs, known);
        }
        return known;
    }

    // A spoken consent is given to the one who discloses: what the coordinator heard does not free Kela to tell
    // (kela.fi, a partner's right to information).
    private static boolean heardByDiscloser(Situation situation, Organisation source) {
        return source != Organisation.KELA || situation.coordinator() == Organisation.KELA;
    }

    private static boolean any(List<Grant> grants, Predicate<Grant> which) {
        return grants.stream().anyMatch(which);
    }

    /** The ground on which a recipient may take part: that it may know who the client is. */
    public LegalBasis basisToTakePart(CaseId id, Organisation recipient) {
        return basis(id, caseFile.get(id).coordinator(), recipient, Category.IDENTITY);
    }

    /** Whether a recipient takes part in the case: leads it, or may know who the client is. */
    public boolean takesPart(CaseId id, Organisation recipient) {
        return door(id, recipient).takesPart();
    }

    /** The door of the case file for one organisation as it stands now. */
    public Door door(CaseId id, Organisation recipient) {
        CaseRecord record = caseFile.get(id);
        Situation situation = situation(record);
        return new Door(record, recipient, (source, category) -> basis(situation, source, recipient, category));
    }

    /** Facts of the case that an organisation may see, oldest first. */
    public List<Fact> visible(CaseId id, Organisation recipient) {
        return door(id, recipient).visible(caseFile.facts(id));
    }

    /** Says of each reason of a decision whether it may be told to someone who sees these facts: when it needs no others. */
    public static Predicate<Reason> drawnFrom(Collection<Fact> visible) {
        Set<Source> seen = visible.stream().map(Source::of).collect(Collectors.toSet());
        return reason -> seen.containsAll(reason.drawnFrom());
    }

    private static boolean started(CaseRecord record, LocalDate today) {
        LocalDate start = record.customershipStartedOn();
        return start != null && !start.isAfter(today);
    }

    /** What the client has allowed or forbidden and not withdrawn. */
    public List<Grant> grants(CaseId id) {
        return jdbc.sql("select * from tkp_grant where case_id = ? and withdrawn_at is null order by id")
                .param(id.value())
                .query((row, n) -> grant(row))
                .list();
    }

    /** What the client has said, the last word of a party and category last, what was withdrawn, ran out or was spent included. */
    public List<GivenWord> said(CaseId id) {
        return jdbc.sql(
                        "select * from tkp_grant where case_id = ? and (withdrawn_via is null or withdrawn_via <> 'REPLACED')"
                                + " order by id")
                .param(id.value())
                .query((row, n) -> {
                    OffsetDateTime ended = row.getObject("withdrawn_at", OffsetDateTime.class);
                    return new GivenWord(
                            grant(row),
                            ended == null ? null : LocalDate.ofInstant(ended.toInstant(), CaseFile.ZONE),
                            SPENT.equals(row.getString("withdrawn_via")));
                })
                .list();
    }

    private static Grant grant(ResultSet row) throws SQLException {
        return new Grant(
                Grant.Kind.valueOf(row.getString("kind")),
                Organisation.valueOf(row.getString("party")),
                Category.valueOf(row.getString("category")),
                row.getString("form").equals("WRITTEN"),
                row.getObject("given_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    /** Puts a newly given set in place of all earlier ones of the same kinds. */
    void replace(CaseId id, Collection<Grant> grants, String receivedBy) {
        for (Grant.Kind kind : Grant.Kind.values()) {
            end(id, "kind = ?", kind.name(), REPLACED);
        }
        for (Grant grant : grants) {
            jdbc.sql("""
                            insert into tkp_grant (case_id, kind, party, category, form, given_on, valid_until, received_by)
                            values (?, ?, ?, ?, ?, ?, ?, ?)
                            """)
                    .params(
                            id.value(),
                            grant.kind().name(),
                            grant.party().name(),
                            grant.category().name())
                    .params(grant.written() ? "WRITTEN" : "ORAL_SINGLE", grant.givenOn())
                    .param(grant.validUntil())
                    .param(receivedBy)
                    .update();
        }
    }

    /**
     * Withdraws consent, wholly or in part.
     *
     * @param parties those it concerns; empty for all
     * @param categories categories it concerns; empty for all
     * @param via the party through whom the client withdrew
     * @return whether anything was in force and ended
     */
    public boolean withdraw(CaseId id, Set<Organisation> parties, Set<Category> categories, String via) {
        // Whoever is called like one of our own words is told apart from it.
        String told = NO_WITHDRAWAL.contains(via) ? via.toLowerCase(Locale.ROOT) : via;
        boolean ended = false;
        for (Grant grant : grants(id)) {
            if (grant.kind() != Grant.Kind.PROHIBITION
                    && (parties.isEmpty() || parties.contains(grant.party()))
                    && (categories.isEmpty() || categories.contains(grant.category()))) {
                ended |= end(
                        id,
                        "kind = '" + grant.kind() + "' and party = ? and category = '" + grant.category() + "'",
                        grant.party().name(),
                        told);
            }
        }
        return ended;
    }

    /** Cases with a consent whose last day is past and which has not been ended. */
    List<CaseId> withExpired() {
        return jdbc.sql(
                        "select distinct case_id from tkp_grant where withdrawn_at is null and valid_until < ? order by case_id")
                .param(caseFile.today())
                .query((row, n) -> CaseId.of(row))
                .list();
    }

    /** Whether the case has a consent whose last day is past and which has not been ended. */
    public boolean hasExpired(CaseId id) {
        return jdbc.sql("select count(*) from tkp_grant where case_id = ? and withdrawn_at is null and valid_until < ?")
                        .params(id.value(), caseFile.today())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Ends what is past its last day, and tells whether there was any. */
    boolean expire(CaseId id) {
        return jdbc.sql("update tkp_grant set withdrawn_at = ?, withdrawn_via = '" + EXPIRED
                                + "' where case_id = ? and withdrawn_at is null and valid_until < ?")
                        .params(caseFile.now().atOffset(ZoneOffset.UTC), id.value(), caseFile.today())
                        .update()
                > 0;
    }

    /** Whether anything an organisation sees of the case it sees on a spoken consent. */
    boolean standsOnSpokenWord(CaseId id, Organisation recipient) {
        Situation situation = situation(id);
        if (situation.inForce().stream().allMatch(Grant::written)) {
            return false;
        }
        return caseFile.facts(id).stream()
                .filter(fact -> fact.organisation() != recipient)
                .map(fact -> basis(situation, fact.organisation(), recipient, fact.category()))
                .anyMatch(LegalBasis.CONSENT_ORAL_SINGLE::equals);
    }

    /** Ends what a party was told it may see in one matter, once that matter is done. */
    void spendSpokenWord(CaseId id, Organisation recipient) {
        boolean unused = end(id, "form = 'ORAL_SINGLE' and party = ?", recipient.name(), SPENT);
    }

    private boolean end(CaseId id, String which, String value, String via) {
        return jdbc.sql(
                                "update tkp_grant set withdrawn_at = ?, withdrawn_via = ? where case_id = ? and withdrawn_at is null"
                                        + " and " + which)
                        .params(caseFile.now().atOffset(ZoneOffset.UTC), via, id.value(), value)
                        .update()
                > 0;
    }
}
