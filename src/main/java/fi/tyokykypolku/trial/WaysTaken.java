package fi.tyokykypolku.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.spring.boot.starter.event.ExecutionEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;

/** Hears which arrows cases take. No component: only the process of a trial listens. */
final class WaysTaken implements ApplicationListener<PayloadApplicationEvent<ExecutionEvent>> {
    private final List<Way> heard = new ArrayList<>();
    private final Set<Way> all = new HashSet<>();

    /** @param definition id of the process's definition */
    record Way(String definition, String arrow) {}

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<ExecutionEvent> event) {
        ExecutionEvent told = event.getPayload();
        if (ExecutionListener.EVENTNAME_TAKE.equals(told.getEventName()) && told.getCurrentTransitionId() != null) {
            Way way = new Way(told.getProcessDefinitionId(), told.getCurrentTransitionId());
            heard.add(way);
            all.add(way);
        }
    }

    /** What was heard since somebody last asked. */
    List<Way> since() {
        List<Way> ways = List.copyOf(heard);
        heard.clear();
        return ways;
    }

    /** Every arrow that a case has taken. */
    Set<Way> all() {
        return all;
    }
}
