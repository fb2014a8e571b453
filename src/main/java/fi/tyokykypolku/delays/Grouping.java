package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a report is drawn by. */
public enum Grouping {
    /** Part of the path; the clocks of steps in place of the clocks that are their parts. */
    PHASE("phase", """
            case when c.element = 'planning' then 'PLAN' when c.process = 'workability' then 'END' %s
                else upper(c.process) end
            """.formatted(phaseBranches()), true),
    TASK("task", "c.element", false),
    ORGANISATION("organisation", "c.organisation", false),
    /** Worklist of an organisation in an area. */
    AREA("area", "c.worklist", false),
    /** Kela's part in the case when the clock stopped, or now. */
    KELA_ROLE("kelaRole", """
            coalesce((select e.outcome from tkp_explanation e where e.case_id = c.case_id and e.decision = 'kela'
                and e.decided_at <= coalesce(c.stopped_at, :now) order by e.id desc limit 1), 'NONE')
            """, true),
    /** Month in which the clock started, such as {@code 2026-11}. */
    MONTH("month", "to_char(c.started_at at time zone 'Europe/Helsinki', 'YYYY-MM')", true);

    private final String label;
    private final String key;
    private final boolean wholeLimits;

    Grouping(String label, String key, boolean wholeLimits) {
        this.label = label;
        this.key = key;
        this.wholeLimits = wholeLimits;
    }

    /** How requests name it. */
    public String label() {
        return label;
    }

    /** SQL expression over {@code tkp_clock c}. */
    String key() {
        return key;
    }

    /** SQL condition over {@code tkp_clock c}: a limit over several tasks is counted once where groups hold whole limits. */
    String clocks() {
        return wholeLimits
                ? "(not c.task or c.sla not in (select s.sla from tkp_clock s where not s.task and s.case_id = c.case_id))"
                : "1 = 1";
    }

    /**
     * Names that groups of {@link #PHASE} can have: the phases, then what runs beside them by its process.
     *
     * @param processes ids of the processes that clocks can run in
     */
    public static List<String> phaseGroups(List<String> processes) {
        List<String> ofPhases =
                Arrays.stream(Phase.values()).map(Grouping::process).toList();
        return Stream.concat(
                        Arrays.stream(Phase.values()).map(Enum::name),
                        processes.stream()
                                .filter(process -> !process.equals("workability") && !ofPhases.contains(process))
                                .map(process -> process.toUpperCase(Locale.ROOT)))
                .toList();
    }

    /** SQL branches that call each phase's process by the name of the phase. */
    private static String phaseBranches() {
        return Arrays.stream(Phase.values())
                .map(phase -> "when c.process = '" + process(phase) + "' then '" + phase + "'")
                .collect(Collectors.joining(" "));
    }

    /** Id of the process of a phase: its name in one word. */
    private static String process(Phase phase) {
        return phase.name().replace("_", "").toLowerCase(Locale.ROOT);
    }
}
