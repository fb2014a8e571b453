package fi.tyokykypolku.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.plan.Action.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A plan as the case file tells it. */
class PlanTest {
    private static final String DRAFTER = "drafter";

    private final List<Fact> facts = new ArrayList<>();

    private void fact(String field, JsonNode value, String author) {
        facts.add(new Fact(
                facts.size() + 1,
                Category.PLAN,
                field,
                value,
                false,
                1,
                author,
                Organisation.EMPLOYMENT,
                "draftPlan",
                Instant.ofEpochSecond(0)));
    }

    private void text(String field, String value) {
        fact(field, TextNode.valueOf(value), DRAFTER);
    }

    private void actions(int count, Organisation... rows) {
        for (int row = 1; row <= rows.length; row++) {
            text(Field.ORGANISATION.key(row), rows[row - 1].name());
        }
        fact(Plan.COUNT, IntNode.valueOf(count), DRAFTER);
    }

    private void drafted(String by) {
        fact("planDraftedBy", TextNode.valueOf(by), by);
    }

    private void agreed(String user, boolean agreed) {
        fact("planAgreed", BooleanNode.valueOf(agreed), user);
    }

    private Plan plan() {
        return Plan.of(facts);
    }

    @Property
    void showsNoRowAboveTheNumberOfActions(
            @ForAll @IntRange(max = 9) int count, @ForAll("rows") @Size(max = 9) List<Organisation> rows) {
        facts.clear();
        actions(count, rows.toArray(Organisation[]::new));

        Plan plan = plan();

        int there = Math.min(Math.min(count, 6), rows.size());
        assertThat(plan.actions()).extracting(Action::organisation).containsExactlyElementsOf(rows.subList(0, there));
        assertThat(plan.actions()).extracting(Action::row).isSorted().allMatch(row -> row <= count && row <= 6);
        assertThat(plan.organisations()).isSubsetOf(rows.subList(0, there));
        for (Organisation organisation : Organisation.values()) {
            assertThat(plan.hasOpenActionOf(organisation))
                    .isEqualTo(rows.subList(0, there).contains(organisation));
        }
    }

    @Property
    void showsADroppedRowAgainOnlyWhenTheNumberGrows(
            @ForAll @IntRange(min = 1, max = 6) int first, @ForAll @IntRange(min = 1, max = 6) int then) {
        facts.clear();
        Organisation[] rows = new Organisation[first];
        java.util.Arrays.fill(rows, Organisation.HEALTH);
        rows[first - 1] = Organisation.KELA;
        actions(first, rows);
        fact(Plan.COUNT, IntNode.valueOf(then), DRAFTER);

        assertThat(plan().hasOpenActionOf(Organisation.KELA)).isEqualTo(first <= then);
    }

    @Provide
    Arbitrary<List<Organisation>> rows() {
        return Arbitraries.of(Organisation.class).list();
    }

    @Example
    void isEmptyBeforeAnybodyHasSaidHowManyActionsThereAre() {
        text("organisation1", "KELA");

        assertThat(plan().actions()).isEmpty();
        assertThat(plan().organisations()).isEmpty();
        assertThat(plan().drafter()).isNull();
    }

    @Example
    void readsEveryPartOfAnActionAtItsNewest() {
        actions(1, Organisation.HEALTH);
        text("service1", "B_STATEMENT");
        text("person1", "Maija Esimerkki");
        text("start1", "2026-11-02");
        text("due1", "2026-12-31");
        text("dependency1", "Ajanvaraus");
        text("status1", "PLANNED");
        text("status1", "STARTED");
        fact("dependency1", NullNode.getInstance(), DRAFTER);

        assertThat(plan().actions())
                .containsExactly(new Action(
                        1,
                        "B_STATEMENT",
                        Organisation.HEALTH,
                        "Maija Esimerkki",
                        LocalDate.of(2026, 11, 2),
                        LocalDate.of(2026, 12, 31),
                        "STARTED",
                        "",
                        "",
                        ""));
    }

    @Example
    void knowsWhoHasSomethingLeftToDo() {
        actions(4, Organisation.HEALTH, Organisation.KELA, Organisation.SOCIAL, Organisation.KELA);
        text("status1", "DONE");
        text("status2", "REJECTED");
        text("status3", "STARTED");
        assertThat(plan().organisationsAtWork()).containsExactly(Organisation.SOCIAL, Organisation.KELA);

        text("status4", "CANCELLED");
        assertThat(plan().organisationsAtWork()).containsExactly(Organisation.SOCIAL);
        assertThat(plan().hasOpenActionOf(Organisation.KELA)).isFalse();
        assertThat(plan().organisations()).containsExactly(Organisation.HEALTH, Organisation.KELA, Organisation.SOCIAL);
    }

    @Example
    void isReadFromAFilledFormToo() {
        assertThat(Plan.of(java.util.Map.<String, JsonNode>of(
                                "actionCount", IntNode.valueOf(1),
                                "organisation1", TextNode.valueOf("NGO"),
                                "organisation2", TextNode.valueOf("KELA")))
                        .organisations())
                .containsExactly(Organisation.NGO);
    }

    @Example
    void itsDrafterDoesNotConfirmItAlone() {
        drafted(DRAFTER);
        agreed(DRAFTER, true);
        assertThat(plan().agreed()).containsExactly(DRAFTER);
        assertThat(plan().mayBeConfirmedBy(DRAFTER)).isFalse();
        assertThat(plan().mayBeConfirmedBy("colleague")).isTrue();

        agreed("health", true);
        assertThat(plan().mayBeConfirmedBy(DRAFTER)).isTrue();
    }

    @Example
    void aRefusalIsNoAgreementAndAnAgreementIsToOneDraft() {
        drafted(DRAFTER);
        agreed("health", true);
        drafted(DRAFTER);
        agreed("social", false);
        assertThat(plan().agreed()).isEmpty();
        assertThat(plan().mayBeConfirmedBy(DRAFTER)).isFalse();

        drafted("colleague");
        assertThat(plan().mayBeConfirmedBy(DRAFTER)).isTrue();
        assertThat(plan().mayBeConfirmedBy("colleague")).isFalse();
    }

    @Example
    void aPlanThatNobodyHasDraftedBindsNobody() {
        assertThat(plan().mayBeConfirmedBy(DRAFTER)).isTrue();
        assertThat(plan().agreed()).isEqualTo(Set.of());
    }
}
