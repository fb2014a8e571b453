package fi.tyokykypolku.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table as a page: what it asks, what it answers, and its rows in words.
 *
 * @param askers who asks it
 * @param alike answers that every row counts in the same way
 * @param heads headings of the columns, with their widths
 */
record TablePage(
        String key,
        String name,
        String about,
        String hitPolicy,
        String hitPolicyCode,
        List<Link> askers,
        boolean asked,
        List<Source> sources,
        List<Source> alike,
        boolean counted,
        List<Head> heads,
        List<Line> lines,
        int rows) {

    /** So many columns stand beside each other; more are told one below the other. */
    private static final int BESIDE = 3;

    /** Letters of the narrowest and the widest column. */
    private static final int NARROW = 24;

    private static final int MANY = 56;

    /** The same of a column that tells several. */
    private static final int LIST = 80;

    /** Percent of the page that conditions and answers have together. */
    private static final int SHARE = 54;

    private static final Pattern LOOK_AGAIN = Pattern.compile("Katso uudelleen:? (\\d{4}-\\d\\d-\\d\\d)\\.?");
    private static final Pattern EXPRESSION = Pattern.compile("(?!true|false|null)[a-z].*", Pattern.DOTALL);
    private static final String ASSUMPTION = "OLETUS:";
    private static final String OWN = "Suunnitteluratkaisu";

    /** A word that leads somewhere; nowhere when there is no page. */
    record Link(String words, String href, String more) {}

    /** What an input reads. */
    record Source(String label, String expression, List<Link> fields) {}

    /**
     * A heading.
     *
     * @param width first in letters, then in percent
     */
    record Head(String label, String code, int width) {
        /** The same, as wide as its longest cell wants it, within reason. */
        Head asWideAs(List<Line> lines, int column) {
            int longest = lines.stream()
                    .flatMap(line -> line.cells().get(column).parts().stream())
                    .mapToInt(part -> Piece.plain(part.pieces()).length())
                    .max()
                    .orElse(width);
            return new Head(label, code, Math.max(width, Math.min(longest, MANY)));
        }
    }

    /**
     * A cell of the page.
     *
     * @param parts one without a label, or one for each column that is told in it
     */
    record Cell(List<Part> parts, boolean listed) {}

    /** A column in a cell; a question stands without a colon behind it. */
    record Part(String label, List<Piece> pieces, boolean strong) {
        String heading() {
            return label.isEmpty() || label.endsWith("?") ? label : label + ":";
        }
    }

    /**
     * A row of the page.
     *
     * @param own whether the source is this house's own decision
     * @param again the day on which somebody has to read the source again; may be empty
     */
    record Line(
            int number,
            String id,
            List<Cell> cells,
            String reason,
            String statute,
            boolean own,
            List<Note> notes,
            String again) {}

    /** A sentence of a designer; some are assumptions. */
    record Note(String words, boolean assumed) {}

    static TablePage of(Table table, List<Link> askers, List<Source> sources, Names names) {
        List<Table.Out> counted = table.outputs().stream()
                .filter(output -> isCountedAlike(table, output))
                .toList();
        List<Table.Out> answers = table.outputs().stream()
                .filter(output -> !output.isReason() && !output.isStatute() && !counted.contains(output))
                .toList();
        List<Line> lines = new ArrayList<>();
        for (Table.Row row : table.rows()) {
            lines.add(line(lines.size() + 1, table, row, answers, names));
        }
        return new TablePage(
                table.key(),
                table.name(),
                table.about(),
                names.find("hitPolicy." + table.hitPolicy()).orElse(table.hitPolicy()),
                table.hitPolicy(),
                askers,
                !askers.isEmpty(),
                sources,
                counted.stream()
                        .map(output -> new Source(
                                output.label(),
                                table.rows().get(0).answered().getOrDefault(output.name(), ""),
                                List.of()))
                        .toList(),
                !counted.isEmpty(),
                heads(table, lines, answers, names),
                lines,
                lines.size());
    }

    // What every row hands on in the same way says nothing of a row.
    private static boolean isCountedAlike(Table table, Table.Out output) {
        List<String> cells = table.rows().stream()
                .map(row -> row.answered().getOrDefault(output.name(), ""))
                .distinct()
                .toList();
        return cells.size() == 1 && EXPRESSION.matcher(cells.get(0)).matches();
    }

    private static List<Head> heads(Table table, List<Line> lines, List<Table.Out> answers, Names names) {
        List<Head> heads = new ArrayList<>();
        if (table.inputs().size() > BESIDE) {
            heads.add(new Head("Ehdot", "", LIST));
        } else {
            table.inputs()
                    .forEach(input -> heads.add(head(
                            input.label(),
                            input.names().stream().filter(names::isFilled).collect(Collectors.joining(", ")))));
        }
        if (answers.size() > BESIDE) {
            heads.add(new Head("Vastaus", "", LIST));
        } else {
            answers.forEach(output -> heads.add(head(output.label(), output.name())));
        }
        List<Head> wide = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            wide.add(heads.get(i).asWideAs(lines, i));
        }
        int all = wide.stream().mapToInt(Head::width).sum();
        return wide.stream()
                .map(head -> new Head(head.label(), head.code(), head.width() * SHARE / all))
                .toList();
    }

    private static Head head(String label, String code) {
        int word = Stream.of((label + " " + code).split(" "))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        return new Head(label, code, Math.max(NARROW, word * 5 / 2));
    }

    private static Line line(int number, Table table, Table.Row row, List<Table.Out> answers, Names names) {
        List<Cell> cells = new ArrayList<>();
        List<Part> asked = new ArrayList<>();
        for (int i = 0; i < table.inputs().size(); i++) {
            Table.In input = table.inputs().get(i);
            asked.add(part(
                    input.label(),
                    Condition.of(i < row.asked().size() ? row.asked().get(i) : "", input.names(), names),
                    ""));
        }
        cells.addAll(cells(asked, "aina"));
        cells.addAll(cells(
                answers.stream()
                        .map(output -> part(
                                output.label(),
                                Answer.of(row.answered().getOrDefault(output.name(), ""), output.name(), names),
                                output.name()))
                        .toList(),
                "–"));
        Matcher again = LOOK_AGAIN.matcher(row.note());
        String statute = output(row, Table.Out::isStatute, table);
        return new Line(
                number,
                row.id(),
                cells,
                output(row, Table.Out::isReason, table),
                statute,
                statute.equals(OWN),
                notes(again.replaceAll("").strip()),
                again.reset().find() ? Condition.day(again.group(1)) : "");
    }

    private static Part part(String label, List<Piece> pieces, String column) {
        return new Part(label, pieces, Set.of("kind", "role").contains(column));
    }

    private static String output(Table.Row row, Predicate<Table.Out> which, Table table) {
        Optional<Table.Out> output = table.outputs().stream().filter(which).findFirst();
        return output.map(found -> row.text(found.name())).orElse("");
    }

    private static List<Cell> cells(List<Part> parts, String none) {
        if (parts.size() <= BESIDE) {
            return parts.stream()
                    .map(part -> new Cell(
                            List.of(
                                    part.pieces().isEmpty()
                                            ? new Part("", List.of(Piece.words("–")), false)
                                            : new Part("", part.pieces(), part.strong())),
                            false))
                    .toList();
        }
        List<Part> told =
                parts.stream().filter(part -> !part.pieces().isEmpty()).toList();
        return List.of(
                told.isEmpty()
                        ? new Cell(List.of(new Part("", List.of(Piece.words(none)), false)), false)
                        : new Cell(told, true));
    }

    private static List<Note> notes(String note) {
        List<Note> notes = new ArrayList<>();
        String left = note;
        int at = left.indexOf(ASSUMPTION);
        while (at >= 0) {
            add(notes, left.substring(0, at), false);
            left = left.substring(at + ASSUMPTION.length());
            int next = left.indexOf(ASSUMPTION);
            int end = left.indexOf(". ");
            // An assumption is one sentence; what follows is told as it is.
            int until = end >= 0 && (next < 0 || end < next) ? end + 1 : next < 0 ? left.length() : next;
            add(notes, left.substring(0, until), true);
            left = left.substring(until);
            at = left.indexOf(ASSUMPTION);
        }
        add(notes, left, false);
        return notes;
    }

    private static void add(List<Note> notes, String words, boolean assumed) {
        if (!words.isBlank()) {
            String told = words.strip();
            notes.add(new Note(assumed ? Character.toUpperCase(told.charAt(0)) + told.substring(1) : told, assumed));
        }
    }
}
