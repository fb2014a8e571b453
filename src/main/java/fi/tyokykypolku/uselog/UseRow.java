package fi.tyokykypolku.uselog;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Organisation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A row of the use log before it has a seal.
 *
 * @param texts in the order of {@link #TEXTS}
 * @param previous seal of the row before it
 */
record UseRow(long id, Instant at, List<String> texts, String previous) {
    static final List<String> TEXTS = List.of(
            "case_id", "user_id", "user_organisation", "recipient", "grounds", "purpose", "channel", "event", "place");

    /** What the key seals it as. */
    static final String CONTEXT = "tkp_use_log";

    /** Stands in the log for the organisation of a user who works for none. */
    private static final String NO_ORGANISATION = "NONE";

    static UseRow of(long id, Instant time, Use use, String previous) {
        return new UseRow(
                id,
                // What every database keeps of a time.
                time.truncatedTo(ChronoUnit.MILLIS),
                List.of(
                        use.caseId().value(),
                        use.user(),
                        organisation(use.organisation()),
                        use.recipient(),
                        use.grounds().stream().map(Use.Ground::toString).collect(Collectors.joining(" ")),
                        use.purpose(),
                        use.channel().name(),
                        use.event().name(),
                        use.place()),
                previous);
    }

    static UseRow of(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (String column : TEXTS) {
            texts.add(row.getString(column));
        }
        return new UseRow(row.getLong("id"), instant(row), texts, row.getString("previous_hash"));
    }

    /** The row, if it is one: whoever may write the database may empty a column, too, which the application never does. */
    static Optional<UseRow> whole(ResultSet row) throws SQLException {
        for (String column : TEXTS) {
            if (row.getString(column) == null) {
                return Optional.empty();
            }
        }
        return row.getObject("used_at") == null || row.getString("previous_hash") == null
                ? Optional.empty()
                : Optional.of(of(row));
    }

    static LoggedUse logged(ResultSet row) throws SQLException {
        return new LoggedUse(
                row.getLong("id"),
                instant(row),
                new Use(
                        CaseId.of(row),
                        row.getString("user_id"),
                        organisation(row.getString("user_organisation")),
                        row.getString("recipient"),
                        Stream.of(row.getString("grounds").split(" "))
                                .filter(ground -> !ground.isEmpty())
                                .map(Use.Ground::parse)
                                .toList(),
                        row.getString("purpose"),
                        Use.Channel.valueOf(row.getString("channel")),
                        Use.Event.valueOf(row.getString("event")),
                        row.getString("place")));
    }

    /** The text that is sealed. */
    String text() {
        return joined(Stream.concat(Stream.of(String.valueOf(id), at.toString(), previous), texts.stream()));
    }

    /** Texts as one. With its length before it, no text can lend characters to the next. */
    static String joined(Stream<String> texts) {
        StringBuilder joined = new StringBuilder();
        texts.forEach(text -> joined.append(text.length()).append(':').append(text));
        return joined.toString();
    }

    /** The seal of a row from before there was one with the key: anybody can make it. */
    String plainSeal() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static String organisation(@Nullable Organisation organisation) {
        return organisation == null ? NO_ORGANISATION : organisation.name();
    }

    private static @Nullable Organisation organisation(String text) {
        return text.equals(NO_ORGANISATION) ? null : Organisation.valueOf(text);
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("used_at", OffsetDateTime.class).toInstant();
    }
}
