package fi.tyokykypolku.rules;

import fi.tyokykypolku.texts.Sentences;
import java.util.List;
import java.util.Locale;

/**
 * What is wrong in a set of models.
 *
 * @param file where it stands
 * @param element id of the element, row or field; empty for the file as a whole
 * @param about names and values that the sentence tells
 */
public record Objection(String file, String element, HouseRule rule, List<String> about) {
    private static final Sentences TEXTS = new Sentences("rules");

    public Objection {
        about = List.copyOf(about);
    }

    /** What is wrong, in the designer's language; Finnish, Swedish or English. */
    public String message(Locale language) {
        return text(language, rule.name());
    }

    /** What to do about it. */
    public String remedy(Locale language) {
        return text(language, rule.name() + ".remedy");
    }

    /** Place, fault and remedy in one line. */
    public String line(Locale language) {
        return file + (element.isEmpty() ? "" : ", " + element) + ": " + message(language) + " " + remedy(language);
    }

    private String text(Locale language, String key) {
        return TEXTS.say(language, key, about.toArray());
    }
}
