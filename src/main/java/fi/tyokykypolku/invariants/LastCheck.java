package fi.tyokykypolku.invariants;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the result of the nightly check, for every node and for the managers' page. */
@Component
public class LastCheck {
    /** As wide as its column. */
    private static final int PLACE = 100;

    private final JdbcClient jdbc;

    LastCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The result as it stands. */
    public CheckResult read() {
        return jdbc.sql("select * from tkp_check")
                .query((row, n) -> new CheckResult(
                        Batch.instant(row, "checked_at"),
                        row.getLong("cases"),
                        row.getLong("violations"),
                        invariant(row),
                        row.getString("place")))
                .single();
    }

    private static @Nullable Invariant invariant(ResultSet row) throws SQLException {
        String name = row.getString("invariant");
        return name == null ? null : Invariant.valueOf(name);
    }

    /** Notes the first violation of a check under way. */
    void alarm(Violation first) {
        jdbc.sql("update tkp_check set violations = greatest(violations, 1), invariant = ?, place = ?")
                .params(first.invariant().name(), place(first))
                .update();
    }

    /** Notes a check that is through. */
    void keep(Instant checkedAt, long cases, long violations, @Nullable Violation first) {
        jdbc.sql("update tkp_check set checked_at = ?, cases = ?, violations = ?, invariant = ?, place = ?")
                .params(checkedAt.atOffset(ZoneOffset.UTC), cases, violations)
                .params(first == null ? null : first.invariant().name(), first == null ? null : place(first))
                .update();
    }

    private static String place(Violation violation) {
        String place = violation.place();
        return place.length() > PLACE ? place.substring(0, PLACE) : place;
    }
}
