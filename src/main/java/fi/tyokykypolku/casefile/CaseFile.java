package fi.tyokykypolku.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.directory.CooperationModel;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.vault.PersonId;
import fi.tyokykypolku.vault.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The client's file. Every write joins the transaction of the engine's step that caused it. */
@Component
public class CaseFile {
    /** Days and hours of a case are those of Finland. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    private static final String CASES = """
            select c.*, (select m.reached_on from tkp_milestone m where m.case_id = c.case_id
                and m.milestone = 'CUSTOMERSHIP_STARTED' order by m.id desc limit 1) as customership_started_on
            from tkp_case c""";

    public static final String MUNICIPALITY = "municipality";

    /** The form with which a case begins. */
    private static final String REFERRAL = "newReferral";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Held held = new Held();

    public CaseFile(JdbcClient jdbc, Vault vault, ObjectMapper json, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.json = json;
        this.clock = clock;
        this.events = events;
    }

    /** The instant this case file takes for now. */
    public Instant now() {
        return clock.instant();
    }

    /** The Finnish day of {@link #now()}. */
    public LocalDate today() {
        return LocalDate.ofInstant(now(), ZONE);
    }

    /**
     * Opens a case in the phase of referral. For a client who has an open case it is a contact to that case: it has a number of its own,
     * so that whoever brings the referral cannot tell, and the coordinator of the open case receives it.
     *
     * @param receiver organisation type that handles the referral, the coordinator until the referral is accepted
     * @throws org.springframework.dao.DuplicateKeyException when another transaction opens one at the same instant: try again
     */
    @Transactional
    public CaseId open(
            PersonId person,
            String municipality,
            CooperationModel model,
            Organisation receiver,
            boolean nonDisclosure,
            String openedBy,
            LocalDate receivedOn) {
        Optional<CaseRecord> open = heldOpenCase(person);
        CaseId id = CaseId.of(today().getYear(), nextNumber());
        if (open.isPresent()) {
            CaseRecord existing = open.get();
            insert(
                    id,
                    person,
                    existing.id(),
                    existing.municipality(),
                    existing.model(),
                    existing.coordinator(),
                    nonDisclosure || existing.nonDisclosure(),
                    openedBy);
            namedPerson(existing.id(), existing.coordinator())
                    .ifPresent(named -> name(id, named.organisation(), named.worklist(), named.user()));
        } else {
            insert(id, person, null, municipality, model, receiver, nonDisclosure, openedBy);
            reach(id, Milestone.RECEIVED, receivedOn);
        }
        return id;
    }

    // The coordinator who closes the case at this instant either still gets the contact or is waited for.
    private Optional<CaseRecord> heldOpenCase(PersonId person) {
        return openCaseOf(person).filter(this::holdOpen).map(this::get);
    }

    /** Whether the case is open, and so stays until the transaction ends. */
    public boolean holdOpen(CaseId id) {
        lock(id);
        return get(id).status().open();
    }

    private void insert(
            CaseId id,
            PersonId person,
            @Nullable CaseId openCase,
            String municipality,
            CooperationModel model,
            Organisation receiver,
            boolean nonDisclosure,
            String openedBy) {
        String hash = vault.hash(person);
        jdbc.sql("""
                        insert into tkp_case (case_id, open_person_hash, open_case, home_municipality, model, receiver,
                            coordinator, phase, status, kela_role, non_disclosure, opened_by, opened_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'NONE', ?, ?, ?)
                        """)
                .params(id.value(), openCase == null ? hash : null, openCase == null ? null : openCase.value())
                .params(lockMunicipality(id, municipality), model.name(), receiver.name(), receiver.name())
                .params(Phase.REFERRAL.name(), CaseStatus.RECEIVED.name(), nonDisclosure, openedBy, time(now()))
                .update();
        jdbc.sql("insert into tkp_client (case_id, person_hash) values (?, ?)")
                .params(id.value(), hash)
                .update();
        join(id, receiver);
    }

    /**
     * Makes a contact a case of its own, for a client whose earlier case has ended since. When the client has got another open case
     * meanwhile, it becomes a contact to that.
     *
     * @param receivedOn the day from which its clocks count
     * @return false when the open case to which it came is still open; nothing has happened then
     */
    public boolean openOwn(CaseId id, PersonId person, LocalDate receivedOn) {
        Optional<CaseRecord> open = heldOpenCase(person);
        if (open.isPresent()) {
            return !open.get().id().equals(get(id).openCase()) && pass(id, open.get());
        }
        held.changes(id);
        jdbc.sql("update tkp_case set open_case = null, open_person_hash = ? where case_id = ?")
                .params(vault.hash(person), id.value())
                .update();
        value(id, MUNICIPALITY).ifPresent(told -> move(id, told.asText()));
        reach(id, Milestone.RECEIVED, receivedOn);
        return true;
    }

    /** Hands a contact to the coordinator of another open case, with what its sender has said. */
    private boolean pass(CaseId id, CaseRecord open) {
        Organisation earlier = get(id).receiver();
        held.changes(id);
        jdbc.sql(
                        "update tkp_case set open_case = ?, home_municipality = ?, receiver = ?, coordinator = ? where case_id = ?")
                .params(
                        open.id().value(),
                        lockMunicipality(id, open.municipality()),
                        open.coordinator().name(),
                        open.coordinator().name(),
                        id.value())
                .update();
        leave(id, earlier);
        forgetNamed(id, earlier);
        join(id, open.coordinator());
        if (earlier != open.coordinator()) {
            facts(id).stream()
                    .filter(fact ->
                            fact.organisation() == earlier && fact.source().equals(REFERRAL))
                    .collect(Collectors.groupingBy(
                            fact -> new Author(fact.author(), open.coordinator(), fact.source()),
                            Collectors.mapping(
                                    fact -> new Entry(fact.category(), fact.field(), fact.value(), fact.forAll()),
                                    Collectors.toList())))
                    .forEach((author, entries) -> record(id, author, entries));
        }
        namedPerson(open.id(), open.coordinator())
                .ifPresent(named -> name(id, named.organisation(), named.worklist(), named.user()));
        return true;
    }

    private long nextNumber() {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into tkp_case_number (drawn_at) values (?)")
                .param(time(now()))
                .update(key, "number");
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private Optional<CaseId> openCaseOf(PersonId person) {
        return jdbc.sql("select case_id from tkp_case where open_person_hash in (:hashes)")
                .param("hashes", vault.hashes(person))
                .query((row, n) -> CaseId.of(row))
                .optional();
    }

    /**
     * The case without its facts.
     *
     * @throws UnknownCase when there is none
     */
    public CaseRecord get(CaseId id) {
        return find(id).orElseThrow(() -> new UnknownCase(id));
    }

    /** The cases without their facts, those of them that there are. */
    public List<CaseRecord> get(Collection<CaseId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(CASES + " where c.case_id in (:ids)")
                .param("ids", ids.stream().map(CaseId::value).distinct().toList())
                .query((row, n) -> caseRecord(row))
                .list();
    }

    /** The case, if there is one. */
    public Optional<CaseRecord> find(CaseId id) {
        return held.read(
                id,
                () -> jdbc.sql(CASES + " where c.case_id = ?")
                        .param(id.value())
                        .query((row, n) -> caseRecord(row))
                        .optional());
    }

    /**
     * Holds the case until the transaction ends: whoever else wants it waits. Always the first step of what must not mix, before
     * anything of the case is read or written, so that no two ever wait for each other. A summary of the case is taken away with it.
     */
    public void lock(CaseId id) {
        held.hold(
                id,
                () -> jdbc
                        .sql("select summarised from tkp_case where case_id = ? for update")
                        .param(id.value())
                        .query(Boolean.class)
                        .list()
                        .stream()
                        .filter(Boolean::booleanValue)
                        .forEach(summarised -> forgetSummary(id)));
    }

    private void forgetSummary(CaseId id) {
        jdbc.sql("update tkp_case set summarised = false where case_id = ?")
                .param(id.value())
                .update();
        events.publishEvent(new SummaryOutdated(id));
    }

    /**
     * The cases of a client, the first first: also those of which only the use log is left, for as long as it is kept.
     */
    public List<CaseId> casesOf(PersonId person) {
        return jdbc.sql("select case_id from tkp_client where person_hash in (:hashes) order by case_id")
                .param("hashes", vault.hashes(person))
                .query((row, n) -> CaseId.of(row))
                .list();
    }

    /** Whether there is such a case, or at least its use log. */
    public boolean isKnown(CaseId id) {
        return jdbc.sql("select count(*) from tkp_client where case_id = ?")
                        .param(id.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Whether any case has been opened. */
    public boolean isEmpty() {
        return jdbc.sql("select count(*) from tkp_case").query(Long.class).single() == 0;
    }

    /** All cases that are not closed. */
    public List<CaseId> open() {
        return jdbc.sql("select case_id from tkp_case where closed_at is null order by case_id")
                .query((row, n) -> CaseId.of(row))
                .list();
    }

    /** Moves the case into a phase. */
    public void enter(CaseId id, Phase phase) {
        set(id, "phase", phase.name());
    }

    /** Sets who leads the whole. */
    public void coordinate(CaseId id, Organisation organisation) {
        set(id, "coordinator", organisation.name());
        join(id, organisation);
    }

    /**
     * Sets the client's municipality. The tasks stay where they are until the path is told. A contact stays with the coordinator of the
     * open case, wherever its sender says that the client lives.
     */
    public void move(CaseId id, String municipality) {
        if (get(id).openCase() != null) {
            return;
        }
        set(id, "home_municipality", lockMunicipality(id, municipality));
        events.publishEvent(new WhereaboutsChanged(id));
    }

    /** Begins or ends to keep the client's whereabouts secret. */
    public void hide(CaseId id, boolean nonDisclosure) {
        set(id, "non_disclosure", nonDisclosure);
        events.publishEvent(new WhereaboutsChanged(id));
    }

    /** Notes that help is needed at once, on which time limits depend. */
    public void urge(CaseId id) {
        set(id, "urgent", true);
    }

    /** Sets Kela's role by its latest decision. */
    public void kelaRole(CaseId id, String role) {
        set(id, "kela_role", role);
    }

    /** Sets what has become of the case; a closed case frees its client for a new one. */
    public void settle(CaseId id, CaseStatus status) {
        set(id, "status", status.name());
        if (!status.open()) {
            held.changes(id);
            jdbc.sql("update tkp_case set open_person_hash = null, closed_at = ? where case_id = ?")
                    .params(time(now()), id.value())
                    .update();
        }
    }

    private void set(CaseId id, String column, Object value) {
        held.changes(id);
        int rows = jdbc.sql("update tkp_case set " + column + " = ? where case_id = ?")
                .params(value, id.value())
                .update();
        if (rows != 1) {
            throw new UnknownCase(id);
        }
    }

    /** Writes each entry as the newest version of its field; an empty one only where there is something to empty. */
    @Transactional
    public void record(CaseId id, Author author, Collection<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        // Whoever reads the file of one moment relies on it: facts of a case come into it one writer after another.
        lock(id);
        Map<String, Integer> versions = new HashMap<>();
        Set<String> known = new HashSet<>();
        jdbc.sql(
                        "select field, organisation, max(version) from tkp_fact where case_id = ? group by field, organisation")
                .param(id.value())
                .query(row -> {
                    known.add(row.getString(1));
                    if (Organisation.valueOf(row.getString(2)) == author.organisation()) {
                        versions.put(row.getString(1), row.getInt(3));
                    }
                });
        write(
                id,
                author,
                entries.stream()
                        .filter(entry -> !entry.value().isNull() || known.contains(entry.field()))
                        .toList(),
                versions);
    }

    private void write(CaseId id, Author author, List<Entry> entries, Map<String, Integer> versions) {
        if (entries.isEmpty()) {
            return;
        }
        JdbcClient.StatementSpec insert = jdbc.sql(
                """
                insert into tkp_fact (case_id, category, field, version, content, for_all, author, organisation, source, recorded_at)
                values """ + String.join(", ", Collections.nCopies(entries.size(), " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")));
        OffsetDateTime now = time(now());
        for (Entry entry : entries) {
            insert = insert.params(id.value(), entry.category().name(), entry.field())
                    .param(versions.getOrDefault(entry.field(), 0) + 1)
                    .params(vault.lock(entry.value().toString(), place(id, entry.field())), entry.forAll())
                    .params(author.user(), author.organisation().name(), author.source(), now);
        }
        insert.update();
        events.publishEvent(
                new FactsTold(id, entries.stream().map(Entry::field).collect(Collectors.toUnmodifiableSet())));
    }

    /** The latest version of every field by each organisation, oldest first: the last one of a field is the newest. */
    public List<Fact> facts(CaseId id) {
        return facts(id, Long.MAX_VALUE);
    }

    /**
     * The same as it stood when a fact was the newest.
     *
     * @param newest number of that fact, see {@link Fact#id()}
     */
    public List<Fact> facts(CaseId id, long newest) {
        Map<List<String>, Stored> latest = new LinkedHashMap<>();
        jdbc.sql("select * from tkp_fact where case_id = ? and id <= ? order by id")
                .params(id.value(), newest)
                .query(row -> {
                    Stored fact = Stored.of(row);
                    List<String> whose = List.of(fact.organisation(), fact.field());
                    latest.remove(whose);
                    latest.put(whose, fact);
                });
        return latest.values().stream().map(fact -> fact(id, fact)).toList();
    }

    /** Who has written or removed facts of which categories, oldest first; no values. */
    public List<Change> changes(CaseId id) {
        Map<Change, Set<Category>> changes = new LinkedHashMap<>();
        jdbc.sql("""
                        select recorded_at, author, organisation, source, category from tkp_fact where case_id = ?
                        group by recorded_at, author, organisation, source, category order by min(id)
                        """).param(id.value()).query(row -> {
            Author author =
                    new Author(row.getString("author"), organisation(row, "organisation"), row.getString("source"));
            changes.computeIfAbsent(
                            new Change(instant(row, "recorded_at"), author, Set.of()),
                            change -> EnumSet.noneOf(Category.class))
                    .add(Category.valueOf(row.getString("category")));
        });
        return changes.entrySet().stream()
                .map(change -> new Change(change.getKey().at(), change.getKey().author(), change.getValue()))
                .toList();
    }

    /** The newest value of a field, whichever organisation gave it; empty when none or removed. */
    public Optional<JsonNode> value(CaseId id, String field) {
        return jdbc.sql("select * from tkp_fact where case_id = ? and field = ? order by id desc limit 1")
                .params(id.value(), field)
                .query((row, n) -> fact(id, row))
                .optional()
                .map(Fact::value)
                .filter(value -> !value.isNull());
    }

    /** Notes the day on which something was reached; the newest note counts. */
    public void reach(CaseId id, Milestone milestone, LocalDate day) {
        lock(id);
        held.changes(id);
        jdbc.sql("insert into tkp_milestone (case_id, milestone, reached_on, recorded_at) values (?, ?, ?, ?)")
                .params(id.value(), milestone.name(), day, time(now()))
                .update();
    }

    /** The day by the newest note, if any. */
    public Optional<LocalDate> reached(CaseId id, Milestone milestone) {
        // Whatever its time: another node's clock may be ahead, and what it has written is there.
        return jdbc.sql(
                        "select reached_on from tkp_milestone where case_id = ? and milestone = ? order by id desc limit 1")
                .params(id.value(), milestone.name())
                .query(LocalDate.class)
                .optional();
    }

    /** The day by the newest note of a moment, if any. */
    public Optional<LocalDate> reached(CaseId id, Milestone milestone, Instant by) {
        return jdbc.sql("""
                        select reached_on from tkp_milestone
                        where case_id = ? and milestone = ? and recorded_at <= ? order by id desc limit 1
                        """)
                .params(id.value(), milestone.name(), time(by))
                .query(LocalDate.class)
                .optional();
    }

    /** Organisation types that work on the case, the first to join first. */
    public Set<Organisation> parties(CaseId id) {
        return parties(id, " and left_at is null");
    }

    /** Organisation types that work, or have worked, on the case. */
    public Set<Organisation> everParties(CaseId id) {
        return parties(id, "");
    }

    private Set<Organisation> parties(CaseId id, String which) {
        return new LinkedHashSet<>(jdbc.sql("select organisation from tkp_party where case_id = ?" + which
                        + " order by since, organisation")
                .param(id.value())
                .query((row, n) -> organisation(row, "organisation"))
                .list());
    }

    /** Whether an organisation has been a party and is one no more. */
    public boolean hasLeft(CaseId id, Organisation organisation) {
        return parties(id, " and left_at is not null").contains(organisation);
    }

    /** The user id of the named person of each organisation that works on the case, the first to join first; null for none. */
    public Map<Organisation, @Nullable String> named(CaseId id) {
        Map<Organisation, @Nullable String> named = new LinkedHashMap<>();
        jdbc.sql("""
                        select p.organisation, n.user_id from tkp_party p left join tkp_named_person n
                            on n.case_id = p.case_id and n.organisation = p.organisation
                        where p.case_id = ? and p.left_at is null order by p.since, p.organisation
                        """).param(id.value()).query(row -> {
            named.put(Organisation.valueOf(row.getString(1)), row.getString(2));
        });
        return named;
    }

    /** Makes an organisation a party; nothing happens when it is one. */
    public void join(CaseId id, Organisation organisation) {
        lock(id);
        int returned = jdbc.sql("update tkp_party set left_at = null where case_id = ? and organisation = ?")
                .params(id.value(), organisation.name())
                .update();
        if (returned == 0) {
            jdbc.sql("insert into tkp_party (case_id, organisation, since) values (?, ?, ?)")
                    .params(id.value(), organisation.name(), time(now()))
                    .update();
        }
    }

    /** Ends an organisation's part in the case. */
    public void leave(CaseId id, Organisation organisation) {
        lock(id);
        jdbc.sql("update tkp_party set left_at = ? where case_id = ? and organisation = ?")
                .params(time(now()), id.value(), organisation.name())
                .update();
    }

    /** Names the person who answers for an organisation's part, in place of an earlier one. */
    @Transactional
    public void name(CaseId id, Organisation organisation, String worklist, String user) {
        lock(id);
        forgetNamed(id, organisation);
        jdbc.sql(
                        "insert into tkp_named_person (case_id, organisation, worklist, user_id, since) values (?, ?, ?, ?, ?)")
                .params(id.value(), organisation.name(), worklist, user, time(now()))
                .update();
    }

    /** Leaves an organisation without a named person, as when the client moves away from its area. */
    public void forgetNamed(CaseId id, Organisation organisation) {
        lock(id);
        jdbc.sql("delete from tkp_named_person where case_id = ? and organisation = ?")
                .params(id.value(), organisation.name())
                .update();
    }

    /** The named person of each organisation that has one. */
    public List<NamedPerson> namedPersons(CaseId id) {
        return jdbc.sql("select * from tkp_named_person where case_id = ? order by organisation")
                .param(id.value())
                .query((row, n) -> new NamedPerson(
                        organisation(row, "organisation"),
                        row.getString("worklist"),
                        row.getString("user_id"),
                        instant(row, "since")))
                .list();
    }

    /** The named person of an organisation. */
    public Optional<NamedPerson> namedPerson(CaseId id, Organisation organisation) {
        return namedPersons(id).stream()
                .filter(person -> person.organisation() == organisation)
                .findFirst();
    }

    /** Keeps why a decision answered as it did. */
    public void explain(CaseId id, Explanation explanation) {
        lock(id);
        jdbc.sql(
                        "insert into tkp_explanation (case_id, decision, phase, outcome, content, decided_at) values (?, ?, ?, ?, ?, ?)")
                .params(id.value(), explanation.decision(), explanation.phase().name(), explanation.outcome())
                .params(
                        vault.lock(write(explanation.reasons()), place(id, explanation.decision())),
                        time(explanation.decidedAt()))
                .update();
        events.publishEvent(new Explained(id, explanation));
    }

    /** Every explanation, oldest first. */
    public List<Explanation> explanations(CaseId id) {
        return jdbc.sql("select * from tkp_explanation where case_id = ? order by id")
                .param(id.value())
                .query((row, n) -> new Explanation(
                        row.getString("decision"),
                        Phase.valueOf(row.getString("phase")),
                        row.getString("outcome"),
                        reasons(vault.open(row.getBytes("content"), place(id, row.getString("decision")))),
                        instant(row, "decided_at")))
                .list();
    }

    /** The latest explanation of a decision. */
    public Optional<Explanation> explanation(CaseId id, String decision) {
        return explanations(id).stream()
                .filter(explanation -> explanation.decision().equals(decision))
                .reduce((earlier, later) -> later);
    }

    private CaseRecord caseRecord(ResultSet row) throws SQLException {
        CaseId id = CaseId.of(row);
        return new CaseRecord(
                id,
                read(vault.open(row.getBytes("home_municipality"), place(id, MUNICIPALITY)))
                        .asText(),
                CooperationModel.valueOf(row.getString("model")),
                organisation(row, "receiver"),
                organisation(row, "coordinator"),
                Phase.valueOf(row.getString("phase")),
                CaseStatus.valueOf(row.getString("status")),
                row.getString("kela_role"),
                row.getBoolean("urgent"),
                row.getBoolean("non_disclosure"),
                row.getObject("customership_started_on", LocalDate.class),
                row.getString("open_case") == null ? null : new CaseId(row.getString("open_case")),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                row.getObject("closed_at") == null ? null : instant(row, "closed_at"));
    }

    // In the same cipher as the fact of this name.
    private byte[] lockMunicipality(CaseId id, String code) {
        return vault.lock(TextNode.valueOf(code).toString(), place(id, MUNICIPALITY));
    }

    private Fact fact(CaseId id, ResultSet row) throws SQLException {
        return fact(id, Stored.of(row));
    }

    private Fact fact(CaseId id, Stored stored) {
        return new Fact(
                stored.id(),
                Category.valueOf(stored.category()),
                stored.field(),
                read(vault.open(stored.content(), place(id, stored.field()))),
                stored.forAll(),
                stored.version(),
                stored.author(),
                Organisation.valueOf(stored.organisation()),
                stored.source(),
                stored.recordedAt());
    }

    /** A row that is opened only when it is the latest of its field. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(
            long id,
            String category,
            String field,
            byte[] content,
            boolean forAll,
            int version,
            String author,
            String organisation,
            String source,
            Instant recordedAt) {
        static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getLong("id"),
                    row.getString("category"),
                    row.getString("field"),
                    row.getBytes("content"),
                    row.getBoolean("for_all"),
                    row.getInt("version"),
                    row.getString("author"),
                    row.getString("organisation"),
                    row.getString("source"),
                    instant(row, "recorded_at"));
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored value is not JSON", e);
        }
    }

    private List<Explanation.Reason> reasons(String text) {
        try {
            return json.readValue(text, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored explanation is not JSON", e);
        }
    }

    private String write(@Nullable Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written as JSON", e);
        }
    }

    public static String place(CaseId id, String name) {
        return id + "/" + name;
    }

    private static Organisation organisation(ResultSet row, String column) throws SQLException {
        return Organisation.valueOf(row.getString(column));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
