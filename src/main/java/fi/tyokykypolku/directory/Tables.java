package fi.tyokykypolku.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The four tables of {@code directory/}: read as a whole, and refused as a whole when one reference is wrong. */
final class Tables {

    private static final int MUNICIPALITIES = 308;
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    private final UnaryOperator<String> files;

    Tables(UnaryOperator<String> files) {
        this.files = files;
    }

    static String shipped(String file) {
        try (var stream = Tables.class.getResourceAsStream("/directory/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("directory/" + file + " is missing");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Municipality> municipalities(Map<String, CooperationModel> models) {
        var counties = read("counties.csv", row -> {
            var code = code(row, "\\d{2}");
            var model = models.getOrDefault(code, CooperationModel.valueOf(text(row, "model")));
            return new County(code, text(row, "fi"), text(row, "sv"), text(row, "en"), model);
        });
        var employmentAreas = read(
                "employmentAreas.csv",
                row -> new EmploymentArea(
                        code(row, "\\d{2}"), text(row, "fi"), text(row, "sv"), text(row, "en"), bool(row, "underAct")));
        var kelaAreas = read(
                "kelaAreas.csv",
                row -> new KelaArea(code(row, "\\d{2}"), text(row, "fi"), text(row, "sv"), text(row, "en")));
        var municipalities = read(
                "municipalities.csv",
                row -> new Municipality(
                        code(row, "\\d{3}"),
                        text(row, "fi"),
                        text(row, "sv"),
                        OfficialLanguages.valueOf(text(row, "languages")),
                        refer(row, "county", counties),
                        refer(row, "employmentArea", employmentAreas),
                        refer(row, "kelaArea", kelaAreas)));

        if (municipalities.size() != MUNICIPALITIES) {
            throw new IllegalStateException("directory/municipalities.csv has " + municipalities.size()
                    + " municipalities instead of " + MUNICIPALITIES);
        }
        requireServed("counties.csv", counties, municipalities, Municipality::county);
        requireServed("employmentAreas.csv", employmentAreas, municipalities, Municipality::employmentArea);
        requireServed("kelaAreas.csv", kelaAreas, municipalities, Municipality::kelaArea);
        requireKnown(models.keySet(), counties.keySet());
        return List.copyOf(municipalities.values());
    }

    private <T> Map<String, T> read(String file, Function<CSVRecord, T> mapping) {
        var rows = new LinkedHashMap<String, T>();
        try (var parser = FORMAT.parse(new StringReader(files.apply(file)))) {
            for (var row : parser) {
                try {
                    if (rows.putIfAbsent(text(row, "code"), mapping.apply(row)) != null) {
                        throw new IllegalArgumentException("code given twice: " + text(row, "code"));
                    }
                } catch (IllegalArgumentException e) {
                    throw new IllegalStateException(
                            "directory/" + file + ", line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static String text(CSVRecord row, String column) {
        var text = row.get(column);
        if (text.isBlank()) {
            throw new IllegalArgumentException(column + " is empty");
        }
        return text;
    }

    private static String code(CSVRecord row, String form) {
        var code = text(row, "code");
        if (!code.matches(form)) {
            throw new IllegalArgumentException("code is not of the form " + form + ": " + code);
        }
        return code;
    }

    private static boolean bool(CSVRecord row, String column) {
        return switch (text(row, column)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(column + " is neither true nor false");
        };
    }

    private static <T> T refer(CSVRecord row, String column, Map<String, T> targets) {
        var target = targets.get(text(row, column));
        if (target == null) {
            throw new IllegalArgumentException("unknown " + column + ": " + text(row, column));
        }
        return target;
    }

    private static void requireServed(
            String file,
            Map<String, ? extends Area> areas,
            Map<String, Municipality> municipalities,
            Function<Municipality, Area> areaOf) {
        var idle = new TreeSet<>(areas.keySet());
        municipalities
                .values()
                .forEach(municipality -> idle.remove(areaOf.apply(municipality).code()));
        if (!idle.isEmpty()) {
            throw new IllegalStateException("directory/" + file + " has areas without a municipality: " + idle);
        }
    }

    private static void requireKnown(Set<String> configured, Set<String> counties) {
        var unknown = new TreeSet<>(configured);
        unknown.removeAll(counties);
        if (!unknown.isEmpty()) {
            // YAML reads a bare 07 as the number 7.
            throw new IllegalStateException("tyokykypolku.cooperation-models: tuntematon hyvinvointialueen koodi "
                    + String.join(", ", unknown) + "; tunnetut koodit ovat " + String.join(", ", counties)
                    + " (YAML-tiedostossa lainausmerkeissä)");
        }
    }
}
