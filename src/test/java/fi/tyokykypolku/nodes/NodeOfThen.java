package fi.tyokykypolku.nodes;

import fi.tyokykypolku.Tyokykypolku;
import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/** A node that lives some days ago: what falls due after it falls due for those who live today. */
final class NodeOfThen {
    static final String DAYS_AGO = "node.days-ago";

    private NodeOfThen() {}

    public static void main(String[] args) {
        ClockUtil.offset(-Duration.ofDays(Integer.getInteger(DAYS_AGO)).toMillis());
        Tyokykypolku.main(args);
    }
}
