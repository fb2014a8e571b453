package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.api.Language;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.directory.Organisation;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The words of a sheet in one language. */
record Words(String sheet, Language language) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private ResourceBundle bundle() {
        return ResourceBundle.getBundle("texts/" + sheet, language.locale());
    }

    /** All of them, for a template. */
    Map<String, String> all() {
        ResourceBundle bundle = bundle();
        Map<String, String> all = new HashMap<>();
        bundle.keySet().forEach(key -> all.put(key, bundle.getString(key)));
        return all;
    }

    String of(String key, Object... values) {
        return MessageFormat.format(bundle().getString(key), values);
    }

    /** Whether there are words for a code of a list. */
    boolean knows(String list, String code) {
        return bundle().containsKey(list + "." + code);
    }

    /** The words for a code of a list; the code itself, when the list has grown and the words have not. */
    String choice(String list, String code) {
        return knows(list, code) ? bundle().getString(list + "." + code) : code;
    }

    String yesNo(boolean yes) {
        return of(yes ? "yes" : "no");
    }

    /** A day as it is written in both languages; empty for none. */
    String day(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    String name(Organisation organisation) {
        return language == Language.SV ? organisation.nameSv() : organisation.nameFi();
    }

    String name(Category category) {
        return language == Language.SV ? category.labelSv() : category.label();
    }
}
