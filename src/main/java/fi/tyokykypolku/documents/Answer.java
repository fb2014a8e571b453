package fi.tyokykypolku.documents;

import fi.tyokykypolku.rules.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in Finnish what a cell of a table answers. */
final class Answer {
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,12})?");
    private static final Pattern LIMIT = Pattern.compile("(-?)P(\\d{1,4})([DWMY])");

    /** One and several of a unit, in the partitive. */
    private static final Map<String, List<String>> UNITS = Map.of(
            "D", List.of("päivä", "päivää"),
            "W", List.of("viikko", "viikkoa"),
            "M", List.of("kuukausi", "kuukautta"),
            "Y", List.of("vuosi", "vuotta"));

    private Answer() {}

    /** The text of a cell that holds one; the cell itself when it does not. */
    static String text(String cell) {
        return TEXT.matcher(cell).matches() ? cell.substring(1, cell.length() - 1) : cell;
    }

    /** What the cell answers; nothing when it answers nothing. */
    static List<Piece> of(String cell, String column, Names names) {
        if (cell.isEmpty() || cell.equals("null")) {
            return List.of();
        }
        if (TEXT.matcher(cell).matches()) {
            return List.of(literal(text(cell), column, names));
        }
        if (cell.equals("true") || cell.equals("false")) {
            return List.of(Piece.words(cell.equals("true") ? "kyllä" : "ei"));
        }
        if (NUMBER.matcher(cell).matches()) {
            return List.of(Piece.words(number(cell, column)));
        }
        List<String> sentences = Texts.texts(cell).stream()
                .filter(text -> text.contains(" ") && !text.isBlank())
                .toList();
        return sentences.isEmpty()
                ? List.of(Piece.words("lasketaan: "), Piece.code(cell))
                : List.of(Piece.words("tilanteen mukaan jokin näistä: " + String.join(" ", sentences)));
    }

    private static Piece literal(String text, String column, Names names) {
        Optional<String> limit = column.equals("limit") ? limit(text, "") : Optional.empty();
        Optional<String> word = limit.or(() -> names.of(column, text));
        return word.isPresent() || CODE.matcher(text).matches() ? new Piece(word.orElse(""), text) : Piece.words(text);
    }

    private static String number(String cell, String column) {
        return column.equals("warnShare")
                ? new BigDecimal(cell).movePointRight(2).stripTrailingZeros().toPlainString() + " % ajasta"
                : cell.replace('.', ',');
    }

    /**
     * A limit in words.
     *
     * @param calendar in which its days are counted; empty to say days alone
     */
    static Optional<String> limit(String limit, String calendar) {
        Matcher parts = LIMIT.matcher(limit);
        if (!parts.matches()) {
            return Optional.empty();
        }
        if (parts.group(2).equals("0")) {
            return Optional.of("samana päivänä");
        }
        String unit = UNITS.getOrDefault(parts.group(3), List.of("", ""))
                .get(parts.group(2).equals("1") ? 0 : 1);
        String before = calendar.equals("WORK5") ? "työ" : calendar.equals("ARKI6") ? "arki" : "";
        return Optional.of(parts.group(2) + " " + (parts.group(3).equals("D") ? before : "") + unit
                + (parts.group(1).isEmpty() ? "" : " ennen"));
    }
}
