package fi.tyokykypolku.disclosure;

import fi.tyokykypolku.api.Involvement;
import fi.tyokykypolku.casefile.CaseFile;
import fi.tyokykypolku.casefile.Fact;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Organisation;
import fi.tyokykypolku.sharing.Door;
import fi.tyokykypolku.sharing.Grounds;
import fi.tyokykypolku.sharing.Sharing;
import fi.tyokykypolku.uselog.Use;
import fi.tyokykypolku.uselog.UseLog;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What goes onto a sheet for a client: what the organisation that prints it may see, logged as laid before it. */
@Component
class Readings {
    private final CaseFile caseFile;
    private final Sharing sharing;
    private final Directory directory;
    private final UseLog log;

    Readings(CaseFile caseFile, Sharing sharing, Directory directory, UseLog log) {
        this.caseFile = caseFile;
        this.sharing = sharing;
        this.directory = directory;
        this.log = log;
    }

    /**
     * Facts for a sheet.
     *
     * @param door through which they were seen
     * @param facts oldest first, those with a value only
     */
    record Reading(Door door, List<Fact> facts) {}

    /**
     * Reads through the door of one of the reader's organisations, of the coordinator when it is one of them.
     *
     * @param fields what the sheet tells; nothing else of the case is looked at
     * @param needed the field without which there is no sheet
     * @param place endpoint, for the log
     * @return empty when none of the organisations may see what is needed, or nobody has told it; then nothing is logged
     */
    Optional<Reading> read(Involvement reader, Set<String> fields, String needed, String place) {
        List<Fact> all = caseFile.facts(reader.id());
        Optional<Reading> reading = reader.organisations().stream()
                .sorted(Comparator.comparing(party -> party != reader.record().coordinator()))
                .map(party -> reading(sharing.door(reader.id(), party), all, fields))
                .filter(seen ->
                        seen.facts().stream().anyMatch(fact -> fact.field().equals(needed)))
                .findFirst();
        reading.ifPresent(seen -> log(reader, seen, place));
        return reading;
    }

    private static Reading reading(Door door, List<Fact> all, Set<String> fields) {
        return new Reading(
                door,
                door.visible(all).stream()
                        .filter(fact ->
                                fields.contains(fact.field()) && !fact.value().isNull())
                        .toList());
    }

    private void log(Involvement reader, Reading seen, String place) {
        Organisation organisation = seen.door().recipient();
        List<Use.Ground> shown = Grounds.of(seen.door(), seen.facts());
        log.record(new Use(
                reader.id(),
                reader.user(),
                organisation,
                directory.worklist(organisation, reader.record().municipality()).id(),
                shown,
                Use.purpose(reader.record().phase()),
                Use.Channel.PRINT,
                Use.Event.of(organisation, shown),
                place));
    }
}
