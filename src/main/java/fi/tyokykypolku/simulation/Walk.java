package fi.tyokykypolku.simulation;

import fi.tyokykypolku.casefile.CaseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A client on the path: what has happened so far, as far as it bears on what happens next. */
final class Walk {
    final Client client;
    final CaseId id;
    /** Whether Kela's project workers take part. */
    final boolean kela;
    /** Tasks that somebody will do. */
    final Set<String> planned = new HashSet<>();

    private final Map<String, Integer> times = new HashMap<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    int questionsAsked;
    int questionsOpen;
    boolean droppedOut;
    boolean endIsNear;
    boolean changePlan;

    @Nullable
    Instant applied;

    @Nullable
    Boolean granted;

    boolean kelaInTeam;

    Walk(Client client, CaseId id, boolean kela) {
        this.client = client;
        this.id = id;
        this.kela = kela;
    }

    /** Counts an occurrence, from 1. */
    int next(String what) {
        return times.merge(what, 1, Integer::sum);
    }

    /** The day something first happened, today if it has not. */
    LocalDate first(String what, LocalDate today) {
        return days.computeIfAbsent(what, name -> today);
    }

    void note(String what, LocalDate day) {
        days.put(what, day);
    }

    @Nullable
    LocalDate noted(String what) {
        return days.get(what);
    }
}
