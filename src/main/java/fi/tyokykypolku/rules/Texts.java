package fi.tyokykypolku.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names and texts in expressions. */
public final class Texts {
    // A name after a dot is a member of the one before it.
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_.])[\\p{L}_][\\p{L}\\p{N}_]*");

    private static final Pattern FUNCTION = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(?: [a-z]+){0,4}\\(");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)", Pattern.DOTALL);

    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "not", "empty", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "execution");

    private static final Pattern LABEL = Pattern.compile("[A-ZÅÄÖ0-9][^!]*[^.!\\s]");

    private Texts() {}

    /** The names an expression reads, without those of the language, its texts and its members. */
    public static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(withoutTexts(expression)).results().forEach(name -> names.add(name.group()));
        names.removeAll(WORDS);
        return names;
    }

    /** The same without the functions that it calls, whose names may be of several words. */
    public static Set<String> namesWithoutFunctions(String expression) {
        return names(FUNCTION.matcher(withoutTexts(expression)).replaceAll("("));
    }

    /** The texts an expression or a cell compares with. */
    public static List<String> texts(String expression) {
        List<String> texts = new ArrayList<>();
        for (int at = 0; at < expression.length(); at++) {
            int end = end(expression, at);
            if (end > at) {
                texts.add(ESCAPED.matcher(expression.substring(at + 1, end)).replaceAll("$1"));
                at = end;
            }
        }
        return texts;
    }

    /** Whether it is one text in double quotes and nothing else. */
    static boolean isText(String expression) {
        return expression.startsWith("\"") && end(expression, 0) == expression.length() - 1;
    }

    /** An expression with an empty text in place of each. */
    static String withoutTexts(String expression) {
        StringBuilder left = new StringBuilder();
        for (int at = 0; at < expression.length(); at++) {
            int end = end(expression, at);
            left.append(end > at ? "''" : expression.charAt(at));
            at = Math.max(at, end);
        }
        return left.toString();
    }

    /** Where the text ends that begins here; -1 when none does. A backslash keeps a quote from ending it. */
    private static int end(String expression, int begin) {
        char quote = expression.charAt(begin);
        if (quote != '\'' && quote != '"') {
            return -1;
        }
        boolean escaped = false;
        for (int at = begin + 1; at < expression.length(); at++) {
            char letter = expression.charAt(at);
            if (letter == quote && !escaped) {
                return at;
            }
            escaped = letter == '\\' && !escaped;
        }
        return -1;
    }

    /** Whether a name in a drawing is one: it begins large and ends without a stop. */
    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches();
    }
}
