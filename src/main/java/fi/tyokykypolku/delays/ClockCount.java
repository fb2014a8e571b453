package fi.tyokykypolku.delays;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What is counted and measured of the clocks of one group. */
final class ClockCount {
    private final Distribution daysTaken = new Distribution();
    private long clocks;
    private long running;
    private long late;
    private long lateRunning;
    private long nearing;
    private long done;

    /** Adds clocks that are alike. */
    void add(ResultSet row) throws SQLException {
        long more = row.getLong("clocks");
        boolean runs = row.getBoolean("runs");
        boolean isLate = row.getBoolean("late");
        clocks += more;
        running += runs ? more : 0;
        late += isLate ? more : 0;
        lateRunning += runs && isLate ? more : 0;
        nearing += row.getBoolean("nearing") ? more : 0;
        if (row.getBoolean("done")) {
            done += more;
            daysTaken.add(row.getInt("days_taken"), more);
        }
    }

    DelayRow row(String group, boolean others, String kind) {
        return new DelayRow(
                group,
                others,
                kind,
                clocks,
                running,
                late,
                lateRunning,
                nearing,
                done,
                daysTaken.percentile(Distribution.MEDIAN),
                daysTaken.percentile(Distribution.P90),
                daysTaken.largest());
    }
}
