package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.Explained;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps Kela's role with the clocks of the case. */
@Component
class WatchKelaRole {
    private final ClockTable clocks;

    WatchKelaRole(ClockTable clocks) {
        this.clocks = clocks;
    }

    @EventListener(condition = "#explained.explanation.decision == 'kela'")
    void note(Explained explained) {
        clocks.kelaRole(
                explained.id(),
                explained.explanation().outcome(),
                explained.explanation().decidedAt());
    }
}
