package fi.tyokykypolku.sharing;

import static fi.tyokykypolku.casework.Values.consentTo;
import static fi.tyokykypolku.casework.Values.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.ProcessTest;
import fi.tyokykypolku.casefile.Author;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Entry;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casework.Area;
import fi.tyokykypolku.casework.Scenario;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.ShippedDirectory;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.forms.FormField;
import fi.tyokykypolku.forms.FormSchema;
import fi.tyokykypolku.forms.OptionLists;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who sees what: every party, category, model and state of the client's word, told from what lies in the open tasks. The law is
 * written down a second time here; {@code legalBasis.dmn} is the first.
 */
@ProcessTest
class ConsentMatrixTest extends Scenario {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final Set<Organisation> THREE =
            Set.of(Organisation.EMPLOYMENT, Organisation.SOCIAL, Organisation.HEALTH, Organisation.KELA);
    private static final Set<Organisation> COUNTY = Set.of(Organisation.SOCIAL, Organisation.HEALTH);
    private static final List<Organisation> SOURCES =
            List.of(Organisation.EMPLOYMENT, Organisation.SOCIAL, Organisation.KELA, Organisation.NGO);
    private static final String MARK = "merkki";
    private static final String WITHHELD = "(ei jaettu)";
    private static final List<Organisation> PARTIES = List.of(Organisation.values());

    /** Matrices in which every party and category has a word of its own: what a partial consent is. */
    private static final int SAMPLES = 6;

    @Autowired
    private Sharing sharing;

    @Autowired
    private Directory directory;

    @Autowired
    private Engine system;

    /** Where a case can stand when facts are shared. */
    private enum Model {
        TYM_2025(Area.TAMPERE, "assessSocial"),
        TYM_2025_BEFORE_THE_CUSTOMERSHIP(Area.TAMPERE, "contactClient"),
        PILOT_2021(Area.PORI, "assessSocial"),
        PILOT_2021_WHEN_ASKED(Area.PORI, "recordConsent");

        private final Area area;
        private final String task;

        Model(Area area, String task) {
            this.area = area;
            this.task = task;
        }
    }

    /** What the client has said of one party and one category, and what has become of it. */
    private enum Word {
        REFUSED,
        GIVEN,
        SPOKEN,
        ON_ITS_LAST_DAY,
        WITHDRAWN,
        EXPIRED,
        NOT_YET_VALID,
        PERMISSION,
        PERMISSION_AND_PROHIBITION,
        GIVEN_AND_PROHIBITION;

        boolean consents() {
            return this == GIVEN || this == SPOKEN || this == ON_ITS_LAST_DAY || this == GIVEN_AND_PROHIBITION;
        }

        boolean prohibits() {
            return this == PERMISSION_AND_PROHIBITION || this == GIVEN_AND_PROHIBITION;
        }
    }

    @ParameterizedTest
    @EnumSource(Model.class)
    void theFormsShowWhatTheLawLeavesAndNameTheRest(Model model) {
        CaseId id = given.aClientIn(model.area)
                .usually("recordConsent", consentTo("SOCIAL", "HEALTH"))
                .aCaseAt(model.task, with("situation", "Velat painavat.", "specialSupport", "false"));
        note(id);
        Set<String> seen = new TreeSet<>();
        for (Word word : Word.values()) {
            everyPartySeesItsShare(id, model, "everywhere " + word, (party, category) -> word, seen);
        }
        for (int seed = 0; seed < SAMPLES; seed++) {
            Map<String, Word> matrix = sample(seed);
            everyPartySeesItsShare(
                    id,
                    model,
                    "seed " + seed,
                    (party, category) -> Objects.requireNonNull(matrix.get(party + "/" + category)),
                    seen);
        }
        assertThat(seen).as("no check is empty").contains("a value", "withheld", "nothing");
    }

    private static Map<String, Word> sample(int seed) {
        Random random = new Random(seed);
        Map<String, Word> matrix = new HashMap<>();
        for (Organisation party : PARTIES) {
            for (Category category : Category.values()) {
                matrix.put(party + "/" + category, Word.values()[random.nextInt(Word.values().length)]);
            }
        }
        return matrix;
    }

    private void everyPartySeesItsShare(
            CaseId id, Model model, String matrix, BiFunction<Organisation, Category, Word> word, Set<String> seen) {
        List<Fact> facts = caseFile.facts(id);
        List<Task> tasks = openTasks(id);
        for (int first = 0; first < PARTIES.size(); first += tasks.size()) {
            Map<Task, Organisation> recipients = new HashMap<>();
            for (int i = 0; i < tasks.size(); i++) {
                recipients.put(tasks.get(i), PARTIES.get((first + i) % PARTIES.size()));
            }
            lay(id, recipients, word);
            recipients.forEach((task, recipient) -> {
                Map<String, Object> laid = read(id, task, recipient);
                String place = "%s, %s: %s for %s".formatted(model, matrix, task.getTaskDefinitionKey(), recipient);
                Law law = new Law(model, recipient, word);
                Map<String, String> fields = fields(task, laid, recipient);
                assertThat(fields).as(place).isEqualTo(expected(task, facts, law));
                assertThat(marks(laid)).as(place).isEqualTo(expectedMarks(facts, law));
                assertThat(notShared(laid)).as(place).isEqualTo(expectedNotShared(facts, law));
                fields.values()
                        .forEach(value -> seen.add(
                                Set.of("", WITHHELD).contains(value)
                                        ? value.isEmpty() ? "nothing" : "withheld"
                                        : "a value"));
            });
        }
    }

    /** The law for one recipient, as short as can be. */
    private record Law(Model model, Organisation recipient, BiFunction<Organisation, Category, Word> word) {
        boolean opens(Fact fact) {
            Organisation source = fact.organisation();
            Word said = word.apply(recipient, fact.category());
            boolean withinCounty = COUNTY.contains(source) && COUNTY.contains(recipient);
            boolean prohibited = withinCounty && said.prohibits();
            return source == recipient
                    || (model == Model.TYM_2025 && THREE.contains(source) && THREE.contains(recipient))
                    || (said.consents() && !prohibited && !(said == Word.SPOKEN && source == Organisation.KELA))
                    || (said == Word.PERMISSION && withinCounty);
        }
    }

    private void lay(CaseId id, Map<Task, Organisation> recipients, BiFunction<Organisation, Category, Word> word) {
        List<Grant> grants = new ArrayList<>();
        List<Grant> withdrawn = new ArrayList<>();
        for (Organisation party : Set.copyOf(recipients.values())) {
            for (Category category : Category.values()) {
                Word said = word.apply(party, category);
                (said == Word.WITHDRAWN ? withdrawn : grants).addAll(grants(said, party, category));
            }
        }
        recipients.forEach((task, recipient) -> move(id, task, recipient));
        boolean ended = Objects.requireNonNull(system.asSystem(services -> {
            sharing.replace(id, withdrawn, "test");
            boolean any = sharing.withdraw(id, Set.of(), Set.of(), "KELA");
            sharing.replace(id, grants, "test");
            return any;
        }));
        assertThat(ended).isEqualTo(!withdrawn.isEmpty());
    }

    private void move(CaseId id, Task task, Organisation recipient) {
        TaskService tasks = engine.getTaskService();
        tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> link.getGroupId() != null)
                .forEach(link -> tasks.deleteCandidateGroup(task.getId(), link.getGroupId()));
        tasks.addCandidateGroup(
                task.getId(),
                directory.worklist(recipient, caseFile.get(id).municipality()).id());
    }

    private static List<Grant> grants(Word word, Organisation party, Category category) {
        Grant consent = new Grant(
                Grant.Kind.CONSENT,
                party,
                category,
                word != Word.SPOKEN,
                word == Word.NOT_YET_VALID ? TODAY.plusDays(1) : TODAY.minusDays(9),
                word == Word.EXPIRED ? TODAY.minusDays(1) : word == Word.ON_ITS_LAST_DAY ? TODAY : null);
        Grant permission = new Grant(Grant.Kind.PERMISSION, party, category, true, TODAY, null);
        Grant prohibition = new Grant(Grant.Kind.PROHIBITION, party, category, true, TODAY, null);
        return switch (word) {
            case REFUSED -> List.of();
            case PERMISSION -> List.of(permission);
            case PERMISSION_AND_PROHIBITION -> List.of(permission, prohibition);
            case GIVEN_AND_PROHIBITION -> List.of(consent, prohibition);
            default -> List.of(consent);
        };
    }

    /** Every source tells a mark for the heading in every category, and a field of the open forms, each another one the last. */
    private void note(CaseId id) {
        Map<Category, String> fields = Map.of(
                Category.SOCIAL, "socialAssessment",
                Category.HEALTH, "healthAssessment",
                Category.EMPLOYMENT, "employmentAssessment",
                Category.BENEFITS, "benefitAssessment",
                Category.PLAN, "clientWishes",
                Category.IDENTITY, "representativeName");
        for (int round = 0; round < SOURCES.size(); round++) {
            for (Category category : Category.values()) {
                Organisation source = SOURCES.get((round + category.ordinal()) % SOURCES.size());
                String mark = MARK + source + category;
                caseFile.record(
                        id,
                        new Author("test", source, "matrix"),
                        List.of(
                                new Entry(category, mark, TextNode.valueOf(mark), false),
                                new Entry(
                                        category,
                                        Objects.requireNonNull(fields.get(category)),
                                        TextNode.valueOf(mark),
                                        false)));
            }
        }
    }

    private List<Task> openTasks(CaseId id) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(id.value())
                .orderByTaskName()
                .asc()
                .list();
    }

    // What the form shows.

    private Map<String, Object> read(CaseId id, Task task, Organisation recipient) {
        String worklist =
                directory.worklist(recipient, caseFile.get(id).municipality()).id();
        engine.getIdentityService().setAuthentication("reader", List.of(worklist));
        try (InputStream form = engine.getFormService().getDeployedTaskForm(task.getId())) {
            Map<String, Object> read = new HashMap<>(engine.getTaskService().getVariables(task.getId()));
            read.put(
                    "withheld",
                    new ObjectMapper()
                            .readTree(form).findParents("key").stream()
                                    .filter(field ->
                                            field.path("description").asText().startsWith("Ei jaettu"))
                                    .map(field -> field.path("key").asText())
                                    .collect(Collectors.joining(",")));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private static Map<String, String> fields(Task task, Map<String, Object> laid, Organisation recipient) {
        List<String> withheld =
                List.of(Objects.toString(laid.get("withheld"), "").split(",", -1));
        Map<String, String> fields = new TreeMap<>();
        form(task, recipient).fields().keySet().forEach(key -> {
            String value = Objects.toString(laid.get(key), "").replace("[]", "");
            // A field that is withheld and yet holds something is told as what it holds.
            fields.put(key, value.isEmpty() && withheld.contains(key) ? WITHHELD : value);
        });
        return fields;
    }

    private static Set<String> marks(Map<String, Object> laid) {
        Matcher marks = Pattern.compile(MARK + "[A-Z]+").matcher(Objects.toString(laid.get("caseSummary")));
        return marks.results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> notShared(Map<String, Object> laid) {
        Matcher line = Pattern.compile("Ei jaettu organisaatiollesi: ([^.*]+)\\.\\*")
                .matcher(Objects.toString(laid.get("caseSummary")));
        return line.find() ? new TreeSet<>(List.of(line.group(1).split(", ", -1))) : Set.of();
    }

    // What it should show.

    private static Map<String, String> expected(Task task, List<Fact> facts, Law law) {
        Map<String, String> expected = new TreeMap<>();
        form(task, law.recipient()).fields().forEach((key, field) -> {
            Fact newest = facts.stream()
                    .filter(fact -> isFor(field, fact, law.recipient()))
                    .reduce((earlier, later) -> later)
                    .orElse(null);
            expected.put(
                    key,
                    newest == null || newest.value().isNull()
                            ? ""
                            : law.opens(newest) ? newest.value().asText() : WITHHELD);
        });
        return expected;
    }

    private static boolean isFor(FormField field, Fact fact, Organisation recipient) {
        return !field.fresh()
                && fact.field().equals(field.key())
                && (!field.perOrganisation() || fact.organisation() == recipient);
    }

    private static Set<String> expectedMarks(List<Fact> facts, Law law) {
        return facts.stream()
                .filter(fact -> fact.field().startsWith(MARK) && law.opens(fact))
                .map(Fact::field)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> expectedNotShared(List<Fact> facts, Law law) {
        return facts.stream()
                .filter(fact -> !fact.value().isNull() && !law.opens(fact))
                .map(fact -> fact.category().label())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static FormSchema form(Task task, Organisation recipient) {
        OptionLists lists = new OptionLists(ShippedDirectory.get().lists()).with(text("lists"));
        return FormSchema.parse(text(task.getTaskDefinitionKey()), lists).forOrganisation(recipient);
    }

    private static String text(String form) {
        try {
            return Files.readString(Path.of("forms", form + ".form"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
