package fi.tyokykypolku.directory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The four tables of {@code directory/}: read as a whole, and refused as a whole when one reference is wrong. */
final class Tables {

    // Of the source, and the day it speaks of.
    private static final int MUNICIPALITIES = 308;
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    private final UnaryOperator<String> files;
    private final @Nullable Path folder;

    Tables(UnaryOperator<String> files) {
        this(files, null);
    }

    private Tables(UnaryOperator<String> files, @Nullable Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /** The shipped tables, in which each row of a folder's table of the same name takes the place of those of the same code. */
    static Tables in(@Nullable Path folder) {
        if (folder == null) {
            return new Tables(Tables::shipped);
        }
        if (!Files.isDirectory(folder)) {
            throw new WrongTable("tyokykypolku.directory is no folder: " + folder);
        }
        return new Tables(Tables::shipped, folder);
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
        var municipalities = rows(
                "municipalities.csv",
                Municipality::code,
                row -> new Municipality(
                        code(row, "\\d{3}"),
                        text(row, "fi"),
                        text(row, "sv"),
                        OfficialLanguages.valueOf(text(row, "languages")),
                        refer(row, "county", counties),
                        refer(row, "employmentArea", employmentAreas),
                        refer(row, "kelaArea", kelaAreas),
                        day(row, "from"),
                        day(row, "to"),
                        optional(row, "successor")));

        long known = municipalities.stream().filter(row -> row.includes(DAY)).count();
        if (known != MUNICIPALITIES) {
            throw new WrongTable("directory/municipalities.csv has " + known + " municipalities on " + DAY
                    + " instead of " + MUNICIPALITIES);
        }
        Map<String, List<Municipality>> byCode = new TreeMap<>();
        municipalities.forEach(row ->
                byCode.computeIfAbsent(row.code(), code -> new ArrayList<>()).add(row));
        byCode.values().forEach(rows -> requireFollowed(rows, byCode));
        requireServed("counties.csv", counties, municipalities, Municipality::county);
        requireServed("employmentAreas.csv", employmentAreas, municipalities, Municipality::employmentArea);
        requireServed("kelaAreas.csv", kelaAreas, municipalities, Municipality::kelaArea);
        requireKnown(models.keySet(), counties.keySet());
        return municipalities.stream()
                .sorted(Comparator.comparing(Municipality::nameFi, Collator.getInstance(Locale.forLanguageTag("fi"))))
                .toList();
    }

    private <A extends Area> Map<String, A> read(String file, Function<CSVRecord, A> mapping) {
        var areas = new LinkedHashMap<String, A>();
        for (A area : rows(file, A::code, mapping)) {
            if (areas.putIfAbsent(area.code(), area) != null) {
                throw new WrongTable("directory/" + file + ": code given twice: " + area.code());
            }
        }
        return areas;
    }

    private <T> List<T> rows(String file, Function<T, String> code, Function<CSVRecord, T> mapping) {
        var own = folder == null ? List.<T>of() : own(folder.resolve(file), mapping);
        var replaced = own.stream().map(code).collect(toSet());
        return Stream.concat(
                        parse("directory/" + file, files.apply(file), mapping).stream()
                                .filter(row -> !replaced.contains(code.apply(row))),
                        own.stream())
                .toList();
    }

    private static <T> List<T> own(Path file, Function<CSVRecord, T> mapping) {
        try {
            return Files.exists(file) ? parse(file.toString(), Files.readString(file), mapping) : List.of();
        } catch (IOException e) {
            throw new WrongTable(file + " cannot be read as text in UTF-8", e);
        }
    }

    private static <T> List<T> parse(String file, String text, Function<CSVRecord, T> mapping) {
        var rows = new ArrayList<T>();
        try (var parser = FORMAT.parse(new StringReader(text))) {
            for (var row : parser) {
                try {
                    rows.add(mapping.apply(row));
                } catch (IllegalArgumentException e) {
                    throw new WrongTable(file + ", line " + parser.getCurrentLineNumber() + ": " + e.getMessage(), e);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new WrongTable(file + " is not a table of comma-separated values", e);
        }
        return rows;
    }

    /** A municipality's rows lie one after the other in time, and somebody serves its people after the last. */
    private static void requireFollowed(List<Municipality> rows, Map<String, List<Municipality>> all) {
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var next = i + 1 < rows.size() ? rows.get(i + 1) : null;
            if (row.from() != null && row.to() != null && row.to().isBefore(row.from())) {
                throw wrong(row, "ends before it begins");
            }
            if (next != null && (row.to() == null || !row.to().plusDays(1).equals(next.from()))) {
                throw wrong(row, "is given twice, and its second row does not begin the day after the first ends");
            }
            if (next != null && row.successor() != null) {
                throw wrong(row, "has both a successor and a row that follows");
            }
            if (next == null && (row.to() == null) != (row.successor() == null)) {
                throw wrong(row, "has an end (to) without a successor, or a successor without an end");
            }
            if (row.successor() != null && !isThere(all, row.successor(), row.to())) {
                throw wrong(row, "has a successor that is not there the day after: " + row.successor());
            }
        }
    }

    private static boolean isThere(
            Map<String, List<Municipality>> all, String code, @Nullable LocalDate lastDayBefore) {
        return lastDayBefore != null
                && all.getOrDefault(code, List.of()).stream().anyMatch(row -> row.includes(lastDayBefore.plusDays(1)));
    }

    private static WrongTable wrong(Municipality row, String what) {
        return new WrongTable("directory/municipalities.csv: " + row.code() + " " + row.nameFi() + " " + what);
    }

    private static @Nullable String optional(CSVRecord row, String column) {
        var text = row.get(column);
        return text.isBlank() ? null : text;
    }

    private static @Nullable LocalDate day(CSVRecord row, String column) {
        var text = optional(row, column);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(column + " is no day such as 2027-01-01: " + text, e);
        }
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
            List<Municipality> municipalities,
            Function<Municipality, Area> areaOf) {
        var idle = new TreeSet<>(areas.keySet());
        municipalities.forEach(
                municipality -> idle.remove(areaOf.apply(municipality).code()));
        if (!idle.isEmpty()) {
            throw new WrongTable("directory/" + file + " has areas without a municipality: " + idle);
        }
    }

    private static void requireKnown(Set<String> configured, Set<String> counties) {
        var unknown = new TreeSet<>(configured);
        unknown.removeAll(counties);
        if (!unknown.isEmpty()) {
            // YAML reads a bare 07 as the number 7.
            throw new WrongTable("tyokykypolku.cooperation-models: tuntematon hyvinvointialueen koodi "
                    + String.join(", ", unknown) + "; tunnetut koodit ovat " + String.join(", ", counties)
                    + " (YAML-tiedostossa lainausmerkeissä)");
        }
    }
}
