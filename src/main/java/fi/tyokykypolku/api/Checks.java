package fi.tyokykypolku.api;

import fi.tyokykypolku.casefile.Days;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.vault.InvalidPersonId;
import fi.tyokykypolku.vault.PersonId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what is wrong with a request, one finding for each field: the first. A missing value passes every check. */
public final class Checks {
    private final Directory directory;
    private final LocalDate today;
    private final Map<String, FieldError> errors = new LinkedHashMap<>();

    /** @param today the Finnish day */
    Checks(Directory directory, LocalDate today) {
        this.directory = directory;
        this.today = today;
    }

    /** Notes what is wrong with a field, in the reader's language. */
    public void wrong(String field, String message) {
        errors.putIfAbsent(field, new FieldError(field, message));
    }

    public void personId(String field, @Nullable String code) {
        if (code == null) {
            return;
        }
        try {
            Days.birthFault(PersonId.parse(code).birthDate(), today).ifPresent(fault -> wrong(field, fault));
        } catch (InvalidPersonId e) {
            wrong(field, String.valueOf(e.getMessage()));
        }
    }

    /** Ids are stored in clear and travel in logs: an identity code does not belong in them, nor anywhere within them. */
    public void noPersonId(String field, @Nullable String id) {
        if (id != null && PersonId.isIn(id)) {
            wrong(field, Said.of("personIdInId"));
        }
    }

    public void municipality(String field, @Nullable String code) {
        if (code != null && directory.find(code).isEmpty()) {
            wrong(field, Said.of("municipality"));
        }
    }

    /** For what has happened: not in the future, and within the bounds of {@link Days} for an event. */
    public void notInFuture(String field, @Nullable LocalDate day) {
        if (day != null) {
            Days.eventFault(day, today).ifPresent(fault -> wrong(field, fault));
        }
    }

    /** For what is to happen or to end: within the bounds of {@link Days} for that. */
    public void foreseeable(String field, @Nullable LocalDate day) {
        if (day != null) {
            Days.plannedFault(day, today).ifPresent(fault -> wrong(field, fault));
        }
    }

    public void notBefore(String field, @Nullable LocalDate day, @Nullable LocalDate start) {
        if (day != null && start != null && day.isBefore(start)) {
            wrong(field, Said.of("notBefore", start));
        }
    }

    /** @throws InvalidRequest naming every field, when anything is wrong */
    void finish() {
        if (!errors.isEmpty()) {
            throw new InvalidRequest(List.copyOf(errors.values()));
        }
    }
}
