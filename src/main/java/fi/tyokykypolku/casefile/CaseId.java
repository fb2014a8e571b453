package fi.tyokykypolku.casefile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
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

    /** The case of a row, by its column {@code case_id}. */
    public static CaseId of(ResultSet row) throws SQLException {
        return new CaseId(row.getString("case_id"));
    }

    /** The id that someone outside has written, if it is one. */
    public static Optional<CaseId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CaseId(text)) : Optional.empty();
    }

    public static CaseId of(int year, long number) {
        return new CaseId("TKP-%d-%06d".formatted(year, number));
    }

    @Override
    @JsonValue
    public String toString() {
        return value;
    }
}
