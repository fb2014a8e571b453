package fi.tyokykypolku.documents;

import fi.tyokykypolku.rules.Texts;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says in Finnish what a cell of a table asks for. */
final class Condition {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>)\\s*(\\S.*)", Pattern.DOTALL);
    private static final Pattern BETWEEN = Pattern.compile("([\\[\\]()])(.+?)\\.\\.(.+)([\\[\\]()])", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("date\\(\\s*\"(\\d{4}-\\d\\d-\\d\\d)\"\\s*\\)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}(?:\\.\\d{1,12})?");
    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern CONTAINS = Pattern.compile("list contains\\(\\?, \"[^\"]*\"\\)");
    private static final String NOT = "not(";

    private final Names names;
    private final Collection<String> columns;
    private final List<Piece> pieces = new ArrayList<>();

    private Condition(Names names, Collection<String> columns) {
        this.names = names;
        this.columns = columns;
    }

    /**
     * What the cell asks for; nothing when any value will do.
     *
     * @param columns names whose codes may stand in it
     */
    static List<Piece> of(String cell, Collection<String> columns, Names names) {
        String asked = cell.strip();
        if (asked.isEmpty() || asked.equals("-")) {
            return List.of();
        }
        Condition condition = new Condition(names, columns);
        condition.any(parts(asked));
        return List.copyOf(condition.pieces);
    }

    /** A day as it is written in Finnish. */
    static String day(String iso) {
        return DAY.format(LocalDate.parse(iso));
    }

    private void any(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                say(" tai ");
            }
            one(parts.get(i));
        }
    }

    private void one(String part) {
        Matcher compared = COMPARED.matcher(part);
        Matcher between = BETWEEN.matcher(part);
        if (part.equals("null")) {
            say("ei tiedossa");
        } else if (part.equals("count(?) > 0")) {
            say("ainakin yksi");
        } else if (contained(part)) {
            say("sisältää: ");
            codes(part);
        } else if (part.startsWith(NOT) && part.endsWith(")")) {
            not(part.substring(NOT.length(), part.length() - 1));
        } else if (between.matches()) {
            between(between.group(1), between.group(2).strip(), between.group(3).strip(), between.group(4));
        } else if (compared.matches()) {
            compared(compared.group(1), compared.group(2).strip());
        } else {
            value(part);
        }
    }

    private static boolean contained(String part) {
        return Stream.of(part.split(" or "))
                .allMatch(each -> CONTAINS.matcher(each).matches());
    }

    private void codes(String part) {
        List<String> codes = Texts.texts(part);
        for (int i = 0; i < codes.size(); i++) {
            if (i > 0) {
                say(" tai ");
            }
            word(codes.get(i));
        }
    }

    private void not(String inner) {
        if (contained(inner)) {
            say("ei sisällä: ");
            codes(inner);
            return;
        }
        List<String> parts = new ArrayList<>(parts(inner));
        boolean known = parts.remove("null");
        say(known && parts.isEmpty() ? "tiedossa" : known ? "tiedossa, muu kuin " : "muu kuin ");
        any(parts);
    }

    private void compared(String how, String bound) {
        boolean day = DATE.matcher(bound).matches();
        switch (how) {
            case ">=" -> around(day ? "" : "vähintään ", bound, day ? " alkaen" : "");
            case ">" -> around(day ? "" : "yli ", bound, day ? " jälkeen" : "");
            case "<=" -> around(day ? "" : "enintään ", bound, day ? " asti" : "");
            default -> around(day ? "ennen " : "alle ", bound, "");
        }
    }

    private void around(String before, String bound, String after) {
        say(before);
        value(bound);
        say(after);
    }

    private void between(String open, String from, String to, String close) {
        if (open.equals("[") && close.equals("]")) {
            value(from);
            say("–");
            value(to);
            return;
        }
        compared(open.equals("[") ? ">=" : ">", from);
        say(" ja ");
        compared(close.equals("]") ? "<=" : "<", to);
    }

    private void value(String value) {
        Matcher date = DATE.matcher(value);
        if (date.matches()) {
            say(day(date.group(1)));
        } else if (NUMBER.matcher(value).matches()) {
            say(value.replace('.', ','));
        } else if (value.equals("true") || value.equals("false")) {
            say(value.equals("true") ? "kyllä" : "ei");
        } else if (TEXT.matcher(value).matches()) {
            word(value.substring(1, value.length() - 1));
        } else {
            pieces.add(Piece.code(value));
        }
    }

    private void word(String code) {
        Optional<String> word = columns.stream()
                .flatMap(column -> names.of(column, code).stream())
                .findFirst();
        pieces.add(new Piece(word.orElse(""), code));
    }

    private void say(String words) {
        if (!words.isEmpty()) {
            pieces.add(Piece.words(words));
        }
    }

    /** Parts at commas that stand in no bracket and no text. */
    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && letter == '(') {
                depth++;
            } else if (!quoted && letter == ')') {
                depth--;
            } else if (!quoted && depth == 0 && letter == ',') {
                parts.add(text.substring(from, at).strip());
                from = at + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return parts;
    }
}
