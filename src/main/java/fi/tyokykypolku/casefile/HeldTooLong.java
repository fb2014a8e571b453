package fi.tyokykypolku.casefile;

import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;

/** Tells a wait for a case that somebody else held for too long from a failure of the program. */
public final class HeldTooLong {
    private HeldTooLong() {}

    /** Whether a lock was not had in time: {@code 55P03} of PostgreSQL, {@code HYT00} of H2. */
    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && ("55P03".equals(sql.getSQLState()) || "HYT00".equals(sql.getSQLState())));
    }
}
