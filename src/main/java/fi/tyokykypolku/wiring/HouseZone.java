package fi.tyokykypolku.wiring;

import fi.tyokykypolku.casefile.CaseFile;
import java.util.TimeZone;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.context.ApplicationListener;

/**
 * Sets the zone of the process, whatever the machine's is: the engine writes and reads its times in it and keeps none beside them.
 * Named in {@code META-INF/spring.factories}, for it must come before everything.
 */
final class HouseZone implements ApplicationListener<ApplicationStartingEvent> {
    @Override
    public void onApplicationEvent(ApplicationStartingEvent starting) {
        TimeZone.setDefault(TimeZone.getTimeZone(CaseFile.ZONE));
    }
}
