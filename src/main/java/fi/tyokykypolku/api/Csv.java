package fi.tyokykypolku.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Tables for use elsewhere, as RFC 4180 writes them. */
public final class Csv {
    public static final String TYPE = "text/csv";

    /** As a formula may begin, in full width too; spreadsheets cut space before it. */
    private static final Pattern FORMULA = Pattern.compile("[\\t\\r\\n]|\\s*[=+\\-@＝＋－＠]");

    private static final Pattern FIGURE = Pattern.compile("[+-]?[0-9]+(?:[.,][0-9]+)?");

    private Csv() {}

    /**
     * A header and rows. A cell whose text a spreadsheet would take for a formula begins with an apostrophe, by which spreadsheets know
     * text; figures stay figures, negative ones too.
     *
     * @param rows values in the order of the header
     */
    public static String table(List<String> header, Stream<? extends List<?>> rows) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get();
        try (CSVPrinter table = new CSVPrinter(text, format)) {
            table.printRecords(rows.map(row -> row.stream().map(Csv::cell).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static @Nullable Object cell(@Nullable Object value) {
        if (value == null || value instanceof Number) {
            return value;
        }
        String text = value.toString();
        return FORMULA.matcher(text).lookingAt() && !FIGURE.matcher(text).matches() ? "'" + text : text;
    }
}
