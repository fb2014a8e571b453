package fi.tyokykypolku.rules;

import java.util.Set;
import java.util.TreeSet;

/** Words of the language of the tables, which name nothing of a case. */
final class FeelWords {
    private static final Set<String> WORDS = Set.of(
            "if",
            "then",
            "else",
            "instance",
            "of",
            "list",
            "date",
            "substring",
            "string",
            "years",
            "months",
            "duration",
            "count",
            "contains",
            "some",
            "every",
            "in",
            "satisfies",
            "for",
            "return",
            "number",
            "days",
            "year",
            "month",
            "floor",
            "day",
            "time",
            "context",
            "boolean",
            "get",
            "value",
            "function",
            "min",
            "max",
            "sum",
            "item");

    private FeelWords() {}

    static boolean contain(String name) {
        return WORDS.contains(name);
    }

    /** Names that are no words of the language. */
    static Set<String> without(Set<String> names) {
        Set<String> left = new TreeSet<>(names);
        left.removeAll(WORDS);
        return left;
    }
}
