package fi.tyokykypolku.rules;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names and texts in expressions. */
final class Texts {
    private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");

    // A name after a dot is a member of the one before it.
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[a-zA-Z_]\\w*");

    private static final Pattern FUNCTION = Pattern.compile("[a-zA-Z_]\\w*(?: [a-z]+){0,4}\\(");

    private static final Set<String> WORDS = Set.of(
            "true", "false", "null", "not", "empty", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "execution");

    private static final Pattern LABEL = Pattern.compile("[A-ZÅÄÖ0-9][^!]*[^.!\\s]");

    private Texts() {}

    /** The names an expression reads, without those of the language, its texts and its members. */
    static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(STRING.matcher(expression).replaceAll("''")).results().forEach(name -> names.add(name.group()));
        names.removeAll(WORDS);
        return names;
    }

    /** The same without the functions that it calls, whose names may be of several words. */
    static Set<String> namesWithoutFunctions(String expression) {
        return names(
                FUNCTION.matcher(STRING.matcher(expression).replaceAll("''")).replaceAll("("));
    }

    /** The texts an expression or a cell compares with. */
    static List<String> texts(String expression) {
        return STRING.matcher(expression)
                .results()
                .map(text -> text.group().substring(1, text.group().length() - 1))
                .toList();
    }

    /** Whether a name in a drawing is one: it begins large and ends without a stop. */
    static boolean isLabel(String name) {
        return LABEL.matcher(name).matches();
    }
}
