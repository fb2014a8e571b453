package fi.tyokykypolku.casefile;

import java.time.Instant;

/** The person who answers for one organisation's part of a case. */
public record NamedPerson(String organisation, String worklist, String user, Instant since) {}
