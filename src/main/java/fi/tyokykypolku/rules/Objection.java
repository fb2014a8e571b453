package fi.tyokykypolku.rules;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What is wrong in a set of models.
 *
 * @param file where it stands
 * @param element id of the element, row or field; empty for the file as a whole
 * @param about names and values that the sentence tells
 */
public record Objection(String file, String element, HouseRule rule, List<String> about) {
    private static final String TEXTS = "texts.rules";

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
        String pattern = ResourceBundle.getBundle(
                        TEXTS,
                        language,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT))
                .getString(key);
        return MessageFormat.format(pattern, about.toArray());
    }
}
