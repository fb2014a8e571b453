package fi.tyokykypolku.casefile;

import fi.tyokykypolku.directory.Organisation;
import java.time.Instant;

/** The person who answers for one organisation's part of a case. */
public record NamedPerson(Organisation organisation, String worklist, String user, Instant since) {}
