package fi.tyokykypolku.documents;

import com.fasterxml.jackson.databind.JsonNode;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.rules.ModelSet;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.sharing.LegalBasis;
import fi.tyokykypolku.sharing.Sharing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;

/** Who sees what another organisation has written, and on which ground, as the table {@code legalBasis} says. */
final class Sight {
    private final List<Row> rows = new ArrayList<>();
    private final Names names;

    /**
     * A ground.
     *
     * @param when what must hold, beside who the two are
     */
    record Ground(String code, String words, List<TablePage.Part> when, String reason, String statute) {}

    /** A ground, and between whom it may hold. */
    private record Row(Ground ground, String withinThree, String withinCounty) {}

    /** Who sees a field on one of some grounds. */
    record Seer(List<Named> grounds, String who) {}

    /** A ground by its name; {@code or} stands between it and the one before. */
    record Named(String code, String words, boolean or) {}

    Sight(ModelSet set, Names names) {
        this.names = names;
        DecisionTable decision = set.decisions().get("legalBasis");
        if (decision != null) {
            Table table = Table.of(decision);
            table.rows().stream()
                    .filter(row -> !row.text("legalBasis").equals(LegalBasis.NONE.name()))
                    .forEach(row -> rows.add(new Row(
                            ground(table, row),
                            table.asked(row, "partiesWithinThree"),
                            table.asked(row, "withinCounty"))));
        }
    }

    private Ground ground(Table table, Table.Row row) {
        List<TablePage.Part> when = new ArrayList<>();
        for (int i = 0; i < table.inputs().size(); i++) {
            Table.In input = table.inputs().get(i);
            List<Piece> pieces = Condition.of(row.asked().get(i), input.names(), names);
            if (!pieces.isEmpty()) {
                when.add(new TablePage.Part(input.label(), pieces, false));
            }
        }
        String code = row.text("legalBasis");
        return new Ground(
                code, names.of("legalBasis", code).orElse(code), when, row.text("reason"), row.text("statute"));
    }

    /** Every ground of the table, in its order. */
    List<Ground> grounds() {
        return rows.stream().map(Row::ground).toList();
    }

    /**
     * Who but its writer may see a field.
     *
     * @param writers who may have written it
     */
    List<Seer> seers(Set<Organisation> writers) {
        Map<String, List<Named>> byReader = new LinkedHashMap<>();
        for (Row row : rows) {
            Set<Organisation> who = EnumSet.noneOf(Organisation.class);
            for (Organisation writer : writers) {
                Arrays.stream(Organisation.values())
                        .filter(reader -> reader != writer && meets(row, writer, reader))
                        .forEach(who::add);
            }
            if (!who.isEmpty()) {
                List<Named> grounds = byReader.computeIfAbsent(names(who, writers), none -> new ArrayList<>());
                grounds.add(new Named(row.ground().code(), row.ground().words(), !grounds.isEmpty()));
            }
        }
        return byReader.entrySet().stream()
                .map(each -> new Seer(each.getValue(), each.getKey()))
                .toList();
    }

    private static boolean meets(Row row, Organisation writer, Organisation reader) {
        return meets(row.withinThree(), Sharing.withinThree(writer, reader))
                && meets(row.withinCounty(), Sharing.withinCounty(writer, reader));
    }

    private static boolean meets(String cell, boolean holds) {
        return cell.isEmpty() || cell.contains(String.valueOf(holds));
    }

    private String names(Set<Organisation> who, Set<Organisation> writers) {
        Set<Organisation> others = EnumSet.allOf(Organisation.class);
        if (writers.size() == 1) {
            others.removeAll(writers);
        }
        return who.equals(others)
                ? names.text("sight.everybody")
                : names.organisations(who.stream().map(Enum::name).toList());
    }

    /** What a field's own properties say of who sees it in a form. */
    List<String> properties(Collection<JsonNode> fields, Collection<String> served) {
        List<String> told = new ArrayList<>();
        if (says(fields, "counted", "true")) {
            told.add(names.text("sight.counted"));
        }
        if (says(fields, "audience", "all")) {
            told.add(names.text("sight.audience") + " " + Grounds.label("FOR_ALL") + ".");
        }
        if (says(fields, "per", "organisation")) {
            told.add(names.text("sight.per"));
        }
        served.stream()
                .map(list -> names.text("sight.served") + " "
                        + names.organisations(
                                Stream.of(list.split(",")).map(String::strip).toList())
                        + ".")
                .forEach(told::add);
        return told;
    }

    static boolean says(Collection<JsonNode> fields, String property, String value) {
        return fields.stream()
                .anyMatch(field ->
                        field.path("properties").path(property).asText().equals(value));
    }
}
