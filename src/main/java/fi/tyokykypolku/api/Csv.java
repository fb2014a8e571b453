package fi.tyokykypolku.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables for use elsewhere, as RFC 4180 writes them. */
public final class Csv {
    public static final String TYPE = "text/csv";

    private Csv() {}

    /** @param rows values in the order of the header */
    public static String table(List<String> header, Stream<? extends List<?>> rows) {
        StringBuilder text = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader(header.toArray(String[]::new))
                .get();
        try (CSVPrinter table = new CSVPrinter(text, format)) {
            table.printRecords(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
