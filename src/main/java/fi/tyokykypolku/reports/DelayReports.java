package fi.tyokykypolku.reports;

import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.IsoDay;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.delays.DataLabel;
import fi.tyokykypolku.delays.DelayRow;
import fi.tyokykypolku.delays.Delays;
import fi.tyokykypolku.delays.FigureRow;
import fi.tyokykypolku.delays.Figures;
import fi.tyokykypolku.delays.Grouping;
import fi.tyokykypolku.delays.LateRow;
import fi.tyokykypolku.delays.Selection;
import fi.tyokykypolku.delays.StepRow;
import fi.tyokykypolku.delays.WaitRow;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.invariants.LastCheck;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.voice.AnswerRow;
import fi.tyokykypolku.voice.Answers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a manager asks for, whichever door it comes through, and answers as far as the manager may see. */
@Component
class DelayReports {
    private static final Sentences SENTENCES = new Sentences("reports");

    /** Before the law on employment by many authorities; no register reaches further back. */
    private static final LocalDate EARLIEST = LocalDate.of(2015, 1, 1);

    private static final LocalDate LATEST = EARLIEST.plusYears(100).minusDays(1);
    /** More are no use to a reader. */
    private static final int MOST_LATE = 200;

    private final Delays delays;
    private final Figures figures;
    private final DataLabel label;
    private final Directory directory;
    private final CaseFile caseFile;
    private final LastCheck lastCheck;
    private final Answers answers;

    DelayReports(
            Delays delays,
            Figures figures,
            DataLabel label,
            Directory directory,
            CaseFile caseFile,
            LastCheck lastCheck,
            Answers answers) {
        this.delays = delays;
        this.figures = figures;
        this.label = label;
        this.directory = directory;
        this.caseFile = caseFile;
        this.lastCheck = lastCheck;
        this.answers = answers;
    }

    /**
     * Durations and breaches of limits.
     *
     * @throws ProblemException when the caller is neither a manager nor an administrator
     * @throws InvalidRequest when parameters cannot be read or are out of range, naming them; so do all reports
     */
    DelaysView<DelayFigure> clocks(DelaysQuestion question, Caller caller) {
        Asked asked = read(question, caller);
        List<DelayRow> rows = delays.by(asked.grouping(), asked.selection());
        return view(
                asked,
                asked.grouping(),
                null,
                cells -> rows.stream().map(row -> DelayFigure.of(row, cells)).toList(),
                DelaysTable.CLOCKS);
    }

    /** Whom was waited on, and for how long. */
    DelaysView<WaitRow> waits(DelaysQuestion question, Caller caller) {
        Asked asked = read(question, caller);
        List<WaitRow> rows = delays.waits(asked.selection());
        return view(asked, null, null, cells -> rows, DelaysTable.WAITS);
    }

    /** Figures about cases as wholes. */
    DelaysView<CaseFigure> figures(DelaysQuestion question, Caller caller) {
        Asked asked = read(question, caller);
        List<FigureRow> rows = figures.of(asked.selection());
        return view(asked, null, null, cells -> CaseFigure.of(rows, cells), DelaysTable.FIGURES);
    }

    /** What clients and professionals have answered. */
    DelaysView<AnswerRow> answers(DelaysQuestion question, Caller caller) {
        Asked asked = read(question, caller);
        Selection selection = asked.selection();
        List<AnswerRow> rows =
                answers.sums(selection.from(), selection.to(), selection.area(), selection.organisation());
        return view(asked, null, null, cells -> rows, DelaysTable.ANSWERS);
    }

    /** The elements of a drawing. */
    DelaysView<StepRow> steps(DelaysQuestion question, Caller caller) {
        Asked asked = read(question, caller);
        List<StepRow> rows = delays.steps(question.process(), asked.selection());
        return view(asked, null, null, cells -> rows, DelaysTable.STEPS);
    }

    /** What is behind the late ones of a group, the longest late first. */
    DelaysView<LateRow> late(DelaysQuestion question, Caller caller) {
        Asked asked = read(question, caller);
        Grouping by = asked.grouping();
        boolean running = Boolean.parseBoolean(question.running());
        long total = delays.countLate(by, question.group(), running, asked.selection());
        List<LateRow> rows = delays.late(by, question.group(), running, asked.selection(), MOST_LATE);
        return view(asked, by, total, cells -> rows, null);
    }

    /** What reports can be narrowed to. */
    DelaysChoices choices(DelaysQuestion question, Caller caller) {
        Asked asked = read(question, caller);
        Selection selection = asked.selection();
        Map<String, DelaysChoices.Name> names = new LinkedHashMap<>();
        List<Organisation> organisations = delays.organisations();
        organisations.forEach(each -> names.put(each.name(), DelaysChoices.Name.of(each)));
        List<String> areas = delays.areas(selection);
        areas.forEach(area ->
                directory.worklist(area).ifPresent(worklist -> names.put(area, DelaysChoices.Name.of(worklist))));
        return new DelaysChoices(
                selection.from(), selection.to(), label.text().orElse(null), organisations, areas, names);
    }

    /** What the nightly check has found; a report narrows nothing of it. */
    CheckView check(DelaysQuestion question, Caller caller) {
        read(question, caller);
        return CheckView.of(lastCheck.read());
    }

    private record Asked(Selection selection, Grouping grouping) {}

    private Asked read(DelaysQuestion question, Caller caller) {
        if (!caller.mayAskForDelays()) {
            throw ProblemException.forbidden(SENTENCES.say("managersOnly"));
        }
        List<FieldError> errors = new ArrayList<>();
        LocalDate last = day("to", question.to(), errors).orElseGet(caseFile::today);
        LocalDate first = day("from", question.from(), errors).orElse(last.minusYears(1));
        // A day that is wrong by itself has been told already.
        if (errors.isEmpty() && first.isAfter(last)) {
            errors.add(new FieldError("from", SENTENCES.say("fromAfterTo")));
        }
        Optional<Grouping> grouping =
                choice("groupBy", question.groupBy(), List.of(Grouping.values()), Grouping::label, errors);
        // Phases are known beforehand, so a misspelt one is refused; other groups come with the clocks.
        if (question.groupBy() == null || question.groupBy().equals(Grouping.PHASE.label())) {
            choice("group", question.group(), Grouping.phaseGroups(delays.processes()), Function.identity(), errors);
        }
        Optional<String> kind = choice("kind", question.kind(), Term.KINDS, Function.identity(), errors);
        Optional<Organisation> organisation =
                choice("organisation", question.organisation(), List.of(Organisation.values()), Enum::name, errors);
        if (question.area() != null && directory.area(question.area()).isEmpty()) {
            errors.add(new FieldError("area", SENTENCES.say("worklist")));
        }
        choice("running", question.running(), List.of("true", "false"), Function.identity(), errors);
        if (question.process() != null) {
            choice("process", question.process(), delays.processes(), Function.identity(), errors);
        }
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors);
        }
        Selection selection =
                new Selection(first, last, kind.orElse(null), organisation.orElse(null), question.area(), own(caller));
        return new Asked(selection, grouping.orElse(Grouping.PHASE));
    }

    private Set<String> own(Caller caller) {
        return caller.isAdministrator()
                ? Set.of()
                : caller.groups().stream()
                        .flatMap(group -> directory.managedBy(group).stream())
                        .map(Worklist::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private <R> DelaysView<R> view(
            Asked asked,
            @Nullable Grouping by,
            @Nullable Long total,
            Function<SmallCells, List<R>> rows,
            @Nullable DelaysTable<R> table) {
        Selection selection = asked.selection();
        return new DelaysView<>(
                selection.from(),
                selection.to(),
                label.text().orElse(null),
                by == null ? null : by.label(),
                total,
                rows.apply(SmallCells.TOLD),
                table == null ? null : () -> table.of(rows.apply(SmallCells.HIDDEN)));
    }

    private static Optional<LocalDate> day(String field, @Nullable String text, List<FieldError> errors) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<LocalDate> day = IsoDay.of(text);
        String fault = day.isEmpty()
                ? IsoDay.message()
                : day.get().isBefore(EARLIEST)
                        ? SENTENCES.say("early", EARLIEST)
                        : day.get().isAfter(LATEST) ? SENTENCES.say("late.day", LATEST) : null;
        if (fault != null) {
            errors.add(new FieldError(field, fault));
            return Optional.empty();
        }
        return day;
    }

    private static <T> Optional<T> choice(
            String field, @Nullable String text, List<T> choices, Function<T, String> name, List<FieldError> errors) {
        Optional<T> chosen = choices.stream()
                .filter(choice -> name.apply(choice).equals(text))
                .findFirst();
        if (text != null && chosen.isEmpty()) {
            String names = choices.stream().map(name).collect(Collectors.joining(", "));
            errors.add(new FieldError(field, SENTENCES.say("choose", names)));
        }
        return chosen;
    }
}
