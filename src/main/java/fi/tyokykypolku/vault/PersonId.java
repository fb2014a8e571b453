package fi.tyokykypolku.vault;

import fi.tyokykypolku.texts.Sentences;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Finnish personal identity code (Government Decree 128/2010 § 2, with the separators of 690/2022). Two persons may
 * differ by the separator alone.
 */
public final class PersonId {
    private static final Sentences SENTENCES = new Sentences("vault");

    // Own code: a form needs the reason of a refusal, a rule the birth date; validation libraries answer yes or no.
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
    private static final Pattern THREE_DIGITS = Pattern.compile("[0-9]{3}");
    private static final int FIRST_NUMBER = 2;
    private static final int FIRST_TEMPORARY_NUMBER = 900;

    /**
     * Whatever signs stand between its parts, or none, and with the year's century or without. Looks ahead, so that codes are found at every place, overlapping ones too.
     */
    private static final Pattern SOMEWHERE =
            Pattern.compile("(?=([0-9]{2})S([0-9]{2})S(?:18|19|20)?([0-9]{2})S[A-Fa-fU-Yu-y]?S([0-9]{3})S([0-9A-Ya-y]))"
                    .replace("S", "[^0-9A-Za-z]{0,3}"));

    /** Random ids hold any digits: one in thirty thousand would look like a code. */
    private static final Pattern UUID = Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final String value;
    private final LocalDate birthDate;

    private PersonId(String value, LocalDate birthDate) {
        this.value = value;
        this.birthDate = birthDate;
    }

    /**
     * Reads a code; surrounding space is dropped and lower case raised.
     *
     * @throws InvalidPersonId saying in the reader's language what is wrong
     */
    public static PersonId parse(String text) {
        var code = text.strip();
        if (code.isEmpty()) {
            throw new InvalidPersonId(SENTENCES.say("missing"));
        }
        // Before raising the case, because letters outside ASCII may be raised into it.
        if (!ASCII.matcher(code).matches()) {
            throw new InvalidPersonId(SENTENCES.say("strange"));
        }
        if (code.length() != 11) {
            throw new InvalidPersonId(SENTENCES.say("length"));
        }
        code = code.toUpperCase(Locale.ROOT);
        var birthDate = birthDate(code);
        requireNumber(code);
        requireCheckCharacter(code);
        return new PersonId(code, birthDate);
    }

    /** Whether a text holds a code at any place, however it is written; a random id is taken for none. */
    public static boolean isIn(String text) {
        return !UUID.matcher(text).matches()
                && SOMEWHERE.matcher(text).results().anyMatch(PersonId::isCode);
    }

    // The century does not enter into the check character; of 2000, whose February has 29 days.
    private static boolean isCode(MatchResult found) {
        String code =
                "%s%s%sA%s%s".formatted(found.group(1), found.group(2), found.group(3), found.group(4), found.group(5));
        try {
            return !parse(code).value().isEmpty();
        } catch (InvalidPersonId e) {
            return false;
        }
    }

    /** The full code. Keep it out of keys, URLs and logs. */
    public String value() {
        return value;
    }

    /** The date of birth. */
    public LocalDate birthDate() {
        return birthDate;
    }

    /** Full years of age on a day. A person born on 29 February turns older on 1 March of a common year. */
    public int ageOn(LocalDate day) {
        return Period.between(birthDate, day).getYears();
    }

    /** Whether the code is of the range 900–999, given for temporary use and for testing only. */
    public boolean temporary() {
        return number(value) >= FIRST_TEMPORARY_NUMBER;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonId that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** The code without its last four characters. */
    @Override
    public String toString() {
        return value.substring(0, 7) + "****";
    }

    private static LocalDate birthDate(String code) {
        if (!SIX_DIGITS.matcher(code.substring(0, 6)).matches()) {
            throw new InvalidPersonId(SENTENCES.say("digits"));
        }
        var day = Integer.parseInt(code.substring(0, 2));
        var month = Integer.parseInt(code.substring(2, 4));
        var year = century(code.charAt(6)) + Integer.parseInt(code.substring(4, 6));
        if (month < 1 || month > 12 || !YearMonth.of(year, month).isValidDay(day)) {
            throw new InvalidPersonId(SENTENCES.say("calendar"));
        }
        return LocalDate.of(year, month, day);
    }

    private static int century(char separator) {
        return switch (separator) {
            case '+' -> 1800;
            case '-', 'Y', 'X', 'W', 'V', 'U' -> 1900;
            case 'A', 'B', 'C', 'D', 'E', 'F' -> 2000;
            default -> throw new InvalidPersonId(SENTENCES.say("separator"));
        };
    }

    private static void requireNumber(String code) {
        if (!THREE_DIGITS.matcher(code.substring(7, 10)).matches() || number(code) < FIRST_NUMBER) {
            throw new InvalidPersonId(SENTENCES.say("number"));
        }
    }

    private static void requireCheckCharacter(String code) {
        var remainder = Integer.parseInt(code.substring(0, 6) + code.substring(7, 10)) % 31;
        if (code.charAt(10) != CHECK_CHARACTERS.charAt(remainder)) {
            throw new InvalidPersonId(SENTENCES.say("check"));
        }
    }

    private static int number(String code) {
        return Integer.parseInt(code.substring(7, 10));
    }
}
