package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.deadlines.Helsinki;
import fi.tyokykypolku.deadlines.WorkingCalendar;
import fi.tyokykypolku.delays.TaskKinds;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.texts.Language;
import fi.tyokykypolku.texts.ModelTexts;
import fi.tyokykypolku.texts.Sentences;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the card of a task tells in Tasklist's list, as the case stands when the list is read: nothing of the client, for a list is asked
 * for anew every half minute, by everybody on the worklist, and no reading of it is logged.
 */
@Component
public class Cards {
    /** Before what is late, and before what its reader has not opened yet: the list is marked by these (scripts/cards.js). */
    private static final String LATE = "\u26a0 ";

    private static final String NEW = "\u2605 ";

    /** A kind of limit by its shape, for whoever sees no colours. */
    private static final Map<String, String> SHAPES =
            Map.of("LEGAL", "\u25a0", "TARGET", "\u25c6", "INTERNAL", "\u25cb");

    private static final String CASE = "caseId";
    private static final String PHASE = "phaseName";
    private static final String DUE = "dueOn";
    private static final String KIND = "dueKind";

    /** What a card tells, by name, each with its Finnish label. */
    static final Map<String, String> LABELS = labels();

    private static final Sentences SENTENCES = new Sentences("cards");

    private final CaseFile caseFile;
    private final Engine engine;
    private final TaskKinds kinds;
    private final Servings servings;
    private final ModelTexts texts;

    Cards(CaseFile caseFile, Engine engine, TaskKinds kinds, Servings servings, ModelTexts texts) {
        this.caseFile = caseFile;
        this.engine = engine;
        this.kinds = kinds;
        this.servings = servings;
        this.texts = texts;
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(DUE, "Määräaika");
        labels.put(KIND, "Määräajan laji");
        labels.put(CASE, "Asia");
        labels.put(PHASE, "Vaihe");
        return Collections.unmodifiableMap(labels);
    }

    /** What the cards of all of a case's tasks tell, by name. */
    Map<String, String> of(CaseRecord record) {
        return Map.of(
                CASE, record.id().value(),
                PHASE, texts.say(record.phase().label()));
    }

    /** What the cards of some tasks tell their reader, by task; a task of no case is left out. */
    Map<String, Map<String, String>> of(Collection<String> tasks, String reader) {
        Map<String, Engine.Due> open = engine.due(tasks);
        Map<CaseId, CaseRecord> records = caseFile
                .get(open.values().stream().map(Engine.Due::caseId).toList())
                .stream()
                .collect(Collectors.toMap(CaseRecord::id, Function.identity()));
        Map<String, String> kindsOfTasks = kinds.of(open.keySet());
        Set<String> seen = servings.seen(open.keySet(), reader);
        Map<String, Map<String, String>> told = new HashMap<>();
        open.forEach((task, due) -> {
            CaseRecord record = records.get(due.caseId());
            if (record != null) {
                Map<String, String> card = new HashMap<>(of(record));
                if (record.urgent()) {
                    card.computeIfPresent(PHASE, (name, phase) -> phase + " · " + SENTENCES.say("urgent"));
                }
                card.computeIfPresent(CASE, (name, id) -> seen.contains(task) ? id : NEW + SENTENCES.say("new", id));
                if (due.due() != null) {
                    card.put(DUE, due(Helsinki.dayOf(due.due())));
                }
                Optional.ofNullable(kindsOfTasks.get(task))
                        .ifPresent(kind -> card.put(KIND, SHAPES.get(kind) + " " + SENTENCES.say(kind)));
                told.put(task, card);
            }
        });
        return told;
    }

    private String due(LocalDate day) {
        LocalDate today = caseFile.today();
        String said =
                DateTimeFormatter.ofPattern("EEE d.M.", Language.ofReader()).format(day);
        if (day.isBefore(today)) {
            return LATE + SENTENCES.say("late", ChronoUnit.DAYS.between(day, today), said);
        }
        return day.equals(today)
                ? SENTENCES.say("today", said)
                : SENTENCES.say("due", said, WorkingCalendar.WORK5.openDays(today, day));
    }
}
