package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.api.Attempts;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Csv;
import fi.tyokykypolku.api.FieldError;
import fi.tyokykypolku.api.Gate;
import fi.tyokykypolku.api.InvalidRequest;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.Category;
import fi.tyokykypolku.casefile.Change;
import fi.tyokykypolku.casefile.Days;
import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.ModelTexts;
import fi.tyokykypolku.texts.Sentences;
import fi.tyokykypolku.uselog.LoggedUse;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import fi.tyokykypolku.vault.PersonId;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers a client who asks who has seen their data; to look into the log is itself logged. */
@Component
class UseReports {
    private static final Sentences SENTENCES = new Sentences("uses");

    /** Act 703/2023 § 11. */
    private static final Period ANSWER = Period.ofMonths(2);

    private static final String PURPOSE = "Vastaus asiakkaalle siitä, kuka on nähnyt hänen tietojaan";

    private static final List<String> COLUMNS = List.of(
            "at", "user", "organisation", "recipient", "data", "ground", "purpose", "event", "channel", "place");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d.M.yyyy H:mm:ss").withZone(CaseFile.ZONE);

    private final UseLog log;
    private final CaseFile caseFile;
    private final Directory directory;
    private final Gate gate;
    private final Attempts attempts;
    private final ModelTexts texts;

    UseReports(UseLog log, CaseFile caseFile, Directory directory, Gate gate, Attempts attempts, ModelTexts texts) {
        this.log = log;
        this.caseFile = caseFile;
        this.directory = directory;
        this.gate = gate;
        this.attempts = attempts;
        this.texts = texts;
    }

    /**
     * @param askedOn the day the client asked; null for today
     * @param channel how the answer goes out
     * @throws ProblemException as an unknown case, when there is none or the caller is no administrator
     * @throws InvalidRequest when the client cannot have asked on that day
     */
    UseReport of(CaseId id, Caller caller, @Nullable LocalDate askedOn, Use.Channel channel) {
        return attempts.of(() -> {
            gate.openUses(id, caller);
            if (askedOn != null) {
                Days.eventFault(askedOn, caseFile.today()).ifPresent(fault -> {
                    throw new InvalidRequest(List.of(new FieldError("askedOn", fault)));
                });
            }
            return read(id, caller, askedOn, channel, "GET /api/cases/{caseId}/uses");
        });
    }

    /**
     * One answer for each of the client's cases, the first first.
     *
     * @throws ProblemException as an unknown case, when the client has none or the caller is no administrator
     */
    List<UseReport> of(UsesQuestion question, Caller caller) {
        return attempts.of(() -> gate.openUses(PersonId.parse(question.personId()), caller).stream()
                .map(id -> read(id, caller, question.askedOn(), Use.Channel.API, "POST /api/uses"))
                .toList());
    }

    private UseReport read(
            CaseId id, Caller caller, @Nullable LocalDate askedOn, Use.Channel channel, String endpoint) {
        LocalDate asked = Objects.requireNonNullElseGet(askedOn, caseFile::today);
        UseReport view = new UseReport(
                id,
                asked,
                WorkingCalendar.CAL.dueDate(asked, ANSWER),
                log.of(id).stream().map(this::line).toList(),
                caseFile.changes(id).stream().map(UseReports::writing).toList(),
                log.refused(id).stream().map(UseReports::attempt).toList());
        log.record(
                new Use(id, caller.user(), null, caller.user(), List.of(), PURPOSE, channel, Use.Event.READ, endpoint));
        return view;
    }

    private static UseReport.Writing writing(Change change) {
        return new UseReport.Writing(
                change.at(),
                change.author().user(),
                change.author().organisation().name(Language.ofReader()),
                change.categories().stream().sorted().toList(),
                change.author().source());
    }

    private static UseReport.Attempt attempt(LoggedUse refused) {
        return new UseReport.Attempt(
                refused.at(),
                refused.use().user(),
                name(refused.use()),
                refused.use().place());
    }

    private static String name(Use use) {
        return use.organisation() == null ? "" : use.organisation().name(Language.ofReader());
    }

    private UseReport.Line line(LoggedUse logged) {
        Use use = logged.use();
        return new UseReport.Line(
                logged.at(),
                use.user(),
                name(use),
                directory
                        .worklist(use.recipient())
                        .map(worklist -> worklist.name(Language.ofReader()))
                        .orElse(use.recipient()),
                use.grounds().stream()
                        .map(Use.Ground::category)
                        .distinct()
                        .sorted()
                        .toList(),
                use.grounds().stream()
                        .map(ground -> new UseReport.Ground(
                                ground.source().name(Language.ofReader()),
                                ground.category(),
                                ground.basis(),
                                texts.say(Grounds.label(ground.basis()))))
                        .toList(),
                texts.say(use.purpose()),
                use.event(),
                use.channel(),
                use.place());
    }

    private String name(Category category) {
        return texts.say(category.label());
    }

    private String name(UseReport.Ground ground) {
        return ground.source() + " – " + name(ground.category()) + ": " + ground.basisName();
    }

    /** What the client is answered, as a table in the reader's language. */
    String csv(UseReport view) {
        return Csv.table(
                COLUMNS.stream().map(SENTENCES::say).toList(),
                view.uses().stream()
                        .map(line -> Arrays.asList(
                                TIME.format(line.at()),
                                line.user(),
                                line.organisation(),
                                line.recipient(),
                                line.categories().stream().map(this::name).collect(Collectors.joining(", ")),
                                line.grounds().stream().map(this::name).collect(Collectors.joining("; ")),
                                line.purpose(),
                                SENTENCES.say(line.event() == Use.Event.DISCLOSED ? "DISCLOSED" : "READ"),
                                line.channel(),
                                line.place())));
    }
}
