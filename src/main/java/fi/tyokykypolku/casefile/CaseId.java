package fi.tyokykypolku.casefile;

import java.util.regex.Pattern;

/**
 * The business key of a case, for example {@code TKP-2026-000123}. It tells nothing of the client.
 *
 * @param value the year of opening and a running number
 */
public record CaseId(String value) {
    private static final Pattern FORM = Pattern.compile("TKP-\\d{4}-\\d{6,}");

    /** @throws IllegalArgumentException when the value has another form */
    public CaseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Asiatunnus ei ole muotoa TKP-2026-000123");
        }
    }

    public static CaseId of(int year, long number) {
        return new CaseId("TKP-%d-%06d".formatted(year, number));
    }

    @Override
    public String toString() {
        return value;
    }
}
