package fi.tyokykypolku.tasklist;

import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.casefile.CaseRecord;
import fi.tyokykypolku.engine.Engine;
import fi.tyokykypolku.texts.ModelTexts;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the card of a task tells in Tasklist's list, as the case stands when the list is read: nothing of the client, for a list is asked
 * for anew every half minute, by everybody on the worklist, and no reading of it is logged.
 */
@Component
public class Cards {
    private static final String CASE = "caseId";
    private static final String PHASE = "phaseName";

    /** What a card tells, by name, each with its Finnish label. */
    static final Map<String, String> LABELS = labels();

    private final CaseFile caseFile;
    private final Engine engine;
    private final ModelTexts texts;

    Cards(CaseFile caseFile, Engine engine, ModelTexts texts) {
        this.caseFile = caseFile;
        this.engine = engine;
        this.texts = texts;
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(CASE, "Asia");
        labels.put(PHASE, "Vaihe");
        return Collections.unmodifiableMap(labels);
    }

    /** What the cards of a case's tasks tell, by name. */
    Map<String, String> of(CaseRecord record) {
        return Map.of(
                CASE, record.id().value(),
                PHASE, texts.say(record.phase().label()));
    }

    /** What the cards of some tasks tell, by task; a task of no case is left out. */
    Map<String, Map<String, String>> of(Collection<String> tasks) {
        Map<String, CaseId> cases = engine.casesOf(tasks);
        Map<CaseId, CaseRecord> records =
                caseFile.get(cases.values()).stream().collect(Collectors.toMap(CaseRecord::id, Function.identity()));
        Map<String, Map<String, String>> told = new HashMap<>();
        cases.forEach((task, id) -> {
            CaseRecord record = records.get(id);
            if (record != null) {
                told.put(task, of(record));
            }
        });
        return told;
    }
}
