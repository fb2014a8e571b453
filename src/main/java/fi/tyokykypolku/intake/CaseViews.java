package fi.tyokykypolku.intake;

import fi.tyokykypolku.api.Attempts;
import fi.tyokykypolku.api.Caller;
import fi.tyokykypolku.api.Gate;
import fi.tyokykypolku.api.Involvement;
import fi.tyokykypolku.api.ProblemException;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.casefile.CaseStatus;
import fi.tyokykypolku.casefile.Explanation;
import fi.tyokykypolku.casefile.Explanation.Source;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.deadlines.Deadlines;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.deadlines.Term;
import fi.tyokykypolku.delays.CaseClock;
import fi.tyokykypolku.delays.ClockTable;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.directory.Worklist;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.intake.CaseView.Deadline;
import fi.tyokykypolku.intake.CaseView.KelaPart;
import fi.tyokykypolku.intake.CaseView.OpenTask;
import fi.tyokykypolku.intake.CaseView.OwnReferral;
import fi.tyokykypolku.intake.CaseView.Party;
import fi.tyokykypolku.intake.CaseView.Reason;
import fi.tyokykypolku.intake.CaseView.State;
import fi.tyokykypolku.intake.CaseView.Work;
import fi.tyokykypolku.intake.CaseView.WorklistName;
import fi.tyokykypolku.kela.KelaDecision;
import fi.tyokykypolku.kela.KelaRole;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.ModelTexts;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how a case stands, as far as the caller may know. */
@Component
class CaseViews {
    private static final String REVIEW = "reviewPlan";
    private static final String PLACE = "GET /api/cases/{caseId}";

    private final CaseFile caseFile;
    private final Directory directory;
    private final Sharing sharing;
    private final Deadlines deadlines;
    private final ClockTable clocks;
    private final Engine engine;
    private final Gate gate;
    private final Attempts attempts;
    private final UseLog log;
    private final ModelTexts texts;

    CaseViews(
            CaseFile caseFile,
            Directory directory,
            Sharing sharing,
            Deadlines deadlines,
            ClockTable clocks,
            Engine engine,
            Gate gate,
            Attempts attempts,
            UseLog log,
            ModelTexts texts) {
        this.caseFile = caseFile;
        this.directory = directory;
        this.sharing = sharing;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.engine = engine;
        this.gate = gate;
        this.attempts = attempts;
        this.log = log;
        this.texts = texts;
    }

    /** @throws ProblemException when there is no such case for the caller */
    CaseView of(CaseId id, Caller caller) {
        return attempts.of(() -> {
            Involvement reader = gate.open(id, caller);
            return reader.party() ? loggedWork(reader) : ownReferral(reader);
        });
    }

    private CaseView loggedWork(Involvement reader) {
        log(
                reader,
                reader.organisation(),
                directory
                        .worklist(reader.organisation(), reader.record().municipality())
                        .id(),
                behindReasons(reader));
        return work(reader);
    }

    private List<Use.Ground> behindReasons(Involvement reader) {
        List<Explanation.Reason> told = reasons(reader);
        List<Fact> facts = caseFile.facts(reader.id());
        return reader.organisations().stream()
                .map(organisation -> sharing.door(reader.id(), organisation))
                .flatMap(door -> Grounds.of(
                        door,
                        door.visible(facts).stream()
                                .filter(fact -> told.stream()
                                        .anyMatch(reason -> reason.drawnFrom().contains(Source.of(fact))))
                                .toList())
                        .stream())
                .distinct()
                .toList();
    }

    /** The reasons for Kela's role that are drawn from what one of the reader's organisations may see. */
    private List<Explanation.Reason> reasons(Involvement reader) {
        Predicate<Explanation.Reason> known = reader.organisations().stream()
                .map(organisation -> Sharing.drawnFrom(sharing.visible(reader.id(), organisation)))
                .reduce(reason -> false, Predicate::or);
        return caseFile.explanation(reader.id(), KelaDecision.ROLE).stream()
                .flatMap(explanation -> explanation.reasons().stream())
                .filter(reason -> !reason.code().isEmpty())
                .filter(known)
                .toList();
    }

    private void log(
            Involvement reader, @Nullable Organisation organisation, String recipient, List<Use.Ground> shown) {
        log.record(new Use(
                reader.id(),
                reader.user(),
                organisation,
                recipient,
                shown,
                Use.purpose(reader.record().phase()),
                Use.Channel.API,
                Use.Event.of(organisation, shown),
                PLACE));
    }

    private CaseView ownReferral(Involvement reader) {
        CaseRecord record = asReferred(reader.record());
        String reason = null;
        if (record.status() == CaseStatus.RETURNED) {
            Fact told = caseFile.facts(record.id()).stream()
                    .filter(fact -> fact.field().equals("returnReason"))
                    .reduce((earlier, later) -> later)
                    .filter(fact -> !fact.value().isNull())
                    .orElse(null);
            if (told != null) {
                reason = told.value().asText();
                log(
                        reader,
                        null,
                        reader.user(),
                        List.of(new Use.Ground(told.organisation(), told.category(), Grounds.REFERRAL)));
            }
        }
        return new OwnReferral(
                record.id(),
                record.phase(),
                record.status(),
                State.of(record.status(), record.phase()),
                reason,
                record.openedAt(),
                record.closedAt());
    }

    // A contact fares as the case it came to, and its referrer does not learn that there was one.
    private CaseRecord asReferred(CaseRecord record) {
        if (record.openCase() == null || record.status().open()) {
            return record;
        }
        return caseFile.find(record.openCase())
                .filter(open -> open.status().open())
                .map(open -> record.at(Phase.REFERRAL, CaseStatus.IN_PROGRESS, null))
                .orElse(record);
    }

    private Work work(Involvement reader) {
        CaseRecord record = reader.record();
        return engine.asSystem(processEngine -> {
            List<Task> tasks = processEngine
                    .getTaskService()
                    .createTaskQuery()
                    .processInstanceBusinessKey(record.id().value())
                    .orderByTaskCreateTime()
                    .asc()
                    .list();
            return new Work(
                    record.id(),
                    record.phase(),
                    texts.say(record.phase().label()),
                    record.status(),
                    State.of(record.status(), record.phase()),
                    record.coordinator(),
                    record.openCase(),
                    tasks.stream().map(task -> openTask(processEngine, task)).toList(),
                    kela(reader).orElse(null),
                    parties(record),
                    deadlines(record),
                    record.openedAt(),
                    record.closedAt());
        });
    }

    private OpenTask openTask(ProcessEngine processEngine, Task task) {
        Optional<Worklist> worklist = processEngine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .flatMap(group -> Optional.ofNullable(group).flatMap(directory::worklist).stream())
                .findFirst();
        return new OpenTask(
                task.getTaskDefinitionKey(),
                texts.say(task.getName()),
                worklist.map(Worklist::organisation).orElse(null),
                worklist.map(CaseViews::name).orElse(null),
                task.getAssignee(),
                day(task.getCreateTime()),
                task.getDueDate() == null ? null : day(task.getDueDate()));
    }

    private Optional<KelaPart> kela(Involvement reader) {
        return caseFile.explanation(reader.id(), KelaDecision.ROLE).map(explanation -> {
            List<Explanation.Reason> told = reasons(reader);
            boolean withheld = told.isEmpty()
                    && explanation.reasons().stream()
                            .anyMatch(reason -> !reason.code().isEmpty());
            KelaRole role = KelaRole.valueOf(explanation.outcome());
            return new KelaPart(
                    role,
                    texts.say(role.label()),
                    explanation.phase(),
                    explanation.reasons().stream()
                            .filter(reason -> reason.code().isEmpty())
                            .map(this::reason)
                            .findFirst()
                            .orElse(null),
                    withheld ? null : told.stream().map(this::reason).toList(),
                    explanation.decidedAt());
        });
    }

    private List<Party> parties(CaseRecord record) {
        return caseFile.parties(record.id()).stream()
                .map(organisation -> caseFile.namedPerson(record.id(), organisation)
                        .map(person -> new Party(
                                organisation,
                                name(directory
                                        .worklist(person.worklist())
                                        .orElseGet(() -> directory.worklist(organisation, record.municipality()))),
                                person.user(),
                                person.since()))
                        .orElseGet(() -> new Party(
                                organisation,
                                name(directory.worklist(organisation, record.municipality())),
                                null,
                                null)))
                .toList();
    }

    private List<Deadline> deadlines(CaseRecord record) {
        List<Deadline> running = new ArrayList<>();
        clocks.running(record.id()).forEach(clock -> running.add(deadline(record.id(), clock)));
        boolean reviewing = running.stream().anyMatch(each -> each.activity().equals(REVIEW));
        if (record.status().open() && record.phase() == Phase.FOLLOW_UP && !reviewing) {
            Term term = deadlines.term(record.id(), REVIEW);
            running.add(deadline(REVIEW, term.sla(), term.kind(), term.start(), term.due(), term.statute()));
        }
        return running.stream().sorted(Comparator.comparing(Deadline::due)).toList();
    }

    private Deadline deadline(CaseId id, CaseClock clock) {
        return deadline(
                clock.element(),
                clock.sla(),
                clock.kind(),
                clock.countedFrom(),
                Helsinki.dayOf(clock.dueAt()),
                deadlines.term(id, clock.element(), clock.startedAt()).statute());
    }

    private Deadline deadline(
            String activity, String sla, String kind, LocalDate start, LocalDate due, String statute) {
        return new Deadline(activity, sla, kind, start, due, due.isBefore(caseFile.today()), texts.say(statute));
    }

    private static WorklistName name(Worklist worklist) {
        return new WorklistName(worklist.id(), worklist.name(Language.ofReader()));
    }

    private Reason reason(Explanation.Reason reason) {
        return new Reason(reason.code(), texts.say(reason.text()), texts.say(reason.statute()));
    }

    private static LocalDate day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), CaseFile.ZONE);
    }
}
