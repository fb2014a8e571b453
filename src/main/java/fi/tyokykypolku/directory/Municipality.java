package fi.tyokykypolku.directory;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A municipality and the areas it belongs to, for as long as it does. The county cannot be told from the employment area: five
 * employment areas span two counties.
 *
 * @param code three digits, as Statistics Finland gives them
 * @param from its first day in these areas, null if it has always been in them
 * @param to its last day in these areas, null if no end is known
 * @param successor code of the municipality it is joined to the day after, null if it goes on in other areas
 */
public record Municipality(
        String code,
        String nameFi,
        String nameSv,
        OfficialLanguages languages,
        County county,
        EmploymentArea employmentArea,
        KelaArea kelaArea,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String successor) {

    /** The name in a language. */
    public String name(Locale language) {
        return language.getLanguage().equals("sv") ? nameSv : nameFi;
    }

    /** The name in a language, and where both of the names are official, the other one beside it. English has names of its own for none. */
    public String names(Locale language) {
        String name = name(language);
        String other = name.equals(nameSv) ? nameFi : nameSv;
        return languages == OfficialLanguages.FI || other.equals(name) ? name : name + " – " + other;
    }

    boolean includes(LocalDate day) {
        return (from == null || !day.isBefore(from)) && !hasEndedBy(day);
    }

    boolean hasEndedBy(LocalDate day) {
        return to != null && day.isAfter(to);
    }
}
