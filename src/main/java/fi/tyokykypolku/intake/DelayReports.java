package fi.tyokykypolku.intake;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.delays.DelayRow;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.Grouping;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a manager asks for, and words the answer. */
@Component
class DelayReports {
    /** Fewer cases than this could tell of a person. */
    private static final int SMALL = 5;

    private static final String HIDDEN = "<" + SMALL;
    private static final List<String> KINDS = List.of("LEGAL", "TARGET", "INTERNAL");
    /** Before the law on employment by many authorities; no register reaches further back. */
    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);

    private final Delays delays;
    private final CaseFile caseFile;

    DelayReports(Delays delays, CaseFile caseFile) {
        this.delays = delays;
        this.caseFile = caseFile;
    }

    /**
     * @throws Refused when the caller is neither a manager nor an administrator
     * @throws Rejected when a parameter cannot be read or is out of range, naming it
     */
    DelaysApi.DelaysView report(
            @Nullable String from,
            @Nullable String to,
            @Nullable String groupBy,
            @Nullable String kind,
            Caller caller) {
        if (!caller.mayAskForDelays()) {
            throw Refused.forbidden("Vain esihenkilö näkee viiveet.");
        }
        List<FieldError> errors = new ArrayList<>();
        LocalDate last = day("to", to, errors).orElseGet(caseFile::today);
        LocalDate first = day("from", from, errors).orElse(last.minusYears(1));
        if (first.isAfter(last)) {
            errors.add(new FieldError("from", "alku on lopun jälkeen"));
        }
        Optional<Grouping> grouping = choice("groupBy", groupBy, List.of(Grouping.values()), Grouping::label, errors);
        Optional<String> ofKind = choice("kind", kind, KINDS, Function.identity(), errors);
        if (!errors.isEmpty()) {
            throw new Rejected(errors);
        }
        Grouping by = grouping.orElse(Grouping.PHASE);
        return new DelaysApi.DelaysView(first, last, by.label(), delays.by(by, first, last, ofKind.orElse(null)));
    }

    /** The same as a table in Finnish, for use elsewhere: small numbers are hidden. */
    String csv(DelaysApi.DelaysView view) {
        return Csv.table(
                List.of(
                        "Ryhmä",
                        "Määräajan laji",
                        "Kelloja",
                        "Käynnissä",
                        "Myöhässä",
                        "Käynnissä ja myöhässä",
                        "Mediaani päivinä",
                        "Yhdeksän kymmenestä päivinä",
                        "Pisin päivinä"),
                view.rows().stream().map(DelayReports::line));
    }

    private static List<?> line(DelayRow row) {
        boolean small = row.clocks() < SMALL;
        return Arrays.asList(
                row.group(),
                row.kind(),
                number(row.clocks()),
                small ? HIDDEN : number(row.running()),
                small ? HIDDEN : number(row.late()),
                small ? HIDDEN : number(row.lateRunning()),
                small ? "" : row.medianDays(),
                small ? "" : row.p90Days(),
                small ? "" : row.longestDays());
    }

    private static String number(long count) {
        return count > 0 && count < SMALL ? HIDDEN : String.valueOf(count);
    }

    private static Optional<LocalDate> day(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && day.isBefore(EARLIEST.plusYears(100))) {
                return Optional.of(day);
            }
            errors.add(new FieldError(field, "päivän on oltava " + EARLIEST + " tai myöhemmin"));
        } catch (DateTimeParseException e) {
            errors.add(new FieldError(field, "kirjoita päivä muodossa 2026-11-30"));
        }
        return Optional.empty();
    }

    private static <T> Optional<T> choice(
            String field, @Nullable String text, List<T> choices, Function<T, String> name, List<FieldError> errors) {
        Optional<T> chosen = choices.stream()
                .filter(choice -> name.apply(choice).equals(text))
                .findFirst();
        if (text != null && chosen.isEmpty()) {
            String names = choices.stream().map(name).collect(Collectors.joining(", "));
            errors.add(new FieldError(field, "valitse jokin näistä: " + names));
        }
        return chosen;
    }
}
