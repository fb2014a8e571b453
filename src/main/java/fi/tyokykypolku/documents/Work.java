package fi.tyokykypolku.documents;

import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.rules.ModelSet;
import fi.tyokykypolku.rules.Texts;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.jspecify.annotations.Nullable;

/** Who does the tasks and by when, as the tables {@code routing} and {@code deadlines} say. */
final class Work {
    private final @Nullable Table routing;
    private final @Nullable Table deadlines;
    private final Names names;

    Work(ModelSet set, Names names) {
        this.routing = table(set, "routing");
        this.deadlines = table(set, "deadlines");
        this.names = names;
    }

    private static @Nullable Table table(ModelSet set, String key) {
        DecisionTable table = set.decisions().get(key);
        return table == null ? null : Table.of(table);
    }

    /** Codes of the organisations and roles that do these tasks. */
    Set<String> doers(Collection<String> tasks) {
        return rows(tasks).map(row -> row.text("organisation")).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Stream<Table.Row> rows(Collection<String> tasks) {
        if (routing == null) {
            return Stream.empty();
        }
        Table table = routing;
        return tasks.stream()
                .flatMap(task -> table.rows().stream()
                        .filter(row -> Texts.texts(table.asked(row, "task")).contains(task)));
    }

    /** The same in words, with the team where not everybody of the organisation does it. */
    String who(Collection<String> tasks) {
        return rows(tasks)
                .map(row -> names.organisation(row.text("organisation"))
                        + names.of("team", row.text("team"))
                                .map(team -> " (" + names.inSentence(team) + ")")
                                .orElse(""))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** The kinds of organisation that a doer can be: a role is filled by any. */
    static Set<Organisation> organisations(String doer) {
        return Arrays.stream(Organisation.values())
                .filter(organisation -> organisation.name().equals(doer))
                .findFirst()
                .map(Set::of)
                .orElseGet(() -> Set.of(Organisation.values()));
    }

    /** Limits in force over these elements in words, the strictest kind first. */
    List<String> limits(Collection<String> elements) {
        return List.of("LEGAL", "TARGET", "INTERNAL").stream()
                .flatMap(kind -> limits(elements, kind).stream())
                .toList();
    }

    private Optional<String> limits(Collection<String> elements, String kind) {
        if (deadlines == null) {
            return Optional.empty();
        }
        Table table = deadlines;
        // By length: P0D before P2D before P4W.
        Set<String> told = table.rows().stream()
                .filter(row -> row.text("kind").equals(kind))
                .filter(row -> isNewest(table.asked(row, "slaId"), table, row))
                .filter(row -> Texts.texts(table.asked(row, "slaId")).stream().anyMatch(elements::contains))
                .map(row -> limit(row, kind))
                .collect(Collectors.toCollection(() -> new TreeSet<>(Work::byLength)));
        return told.isEmpty()
                ? Optional.empty()
                : Optional.of(names.text("limit." + kind) + ": " + String.join(", ", told));
    }

    private static int byLength(String one, String other) {
        int order = Double.compare(days(one), days(other));
        return order == 0 ? one.compareTo(other) : order;
    }

    private static double days(String limit) {
        String[] words = limit.split(" ");
        if (words.length < 2 || !words[0].matches("\\d{1,4}")) {
            return 0;
        }
        double days = words[1].startsWith("viikko")
                ? 7
                : words[1].startsWith("kuukau") ? 30 : words[1].startsWith("vuo") ? 365 : 1;
        return Integer.parseInt(words[0]) * days;
    }

    // A law that has ended is not told where there is one in force.
    private static boolean isNewest(String ids, Table table, Table.Row row) {
        int day = dayInput(table);
        String asked = day < 0 ? "" : row.asked().get(day);
        return !ids.isEmpty() && (asked.isEmpty() || asked.contains("null"));
    }

    private static int dayInput(Table table) {
        for (int i = 0; i < table.inputs().size(); i++) {
            if (table.inputs().get(i).reads("referenceDate")) {
                return i;
            }
        }
        return -1;
    }

    private static String limit(Table.Row row, String kind) {
        String limit = Answer.limit(row.text("limit"), row.text("calendar")).orElse(row.text("limit"));
        return kind.equals("INTERNAL") ? limit : limit + " (" + row.text("statute") + ")";
    }
}
