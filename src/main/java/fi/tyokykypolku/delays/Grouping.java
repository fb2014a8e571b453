package fi.tyokykypolku.delays;

import fi.tyokykypolku.casefile.Phase;
import fi.tyokykypolku.engine.CaseVariables;
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
            """.formatted(phaseBranches()), "c.element, c.process", true),
    TASK("task", "c.element", "c.element", false),
    ORGANISATION("organisation", "c.organisation", "c.organisation", false),
    /** Worklist of an organisation in an area. */
    AREA("area", "c.worklist", "c.worklist", false),
    /** Kela's part in the case when the clock stopped, or now. */
    KELA_ROLE("kelaRole", "c.kela_role", "c.kela_role", true),
    /** What the case file tells of the client's unemployment now: {@code LONG_TERM} when it has lasted a year or more. */
    UNEMPLOYMENT("unemployment", "c.unemployment", "c.unemployment", true),
    /** Month in which the clock started, such as {@code 2026-11}. */
    MONTH("month", "c.started_month", "c.started_month", true);

    private final String label;
    private final String key;
    private final String columns;
    private final boolean wholeLimits;

    Grouping(String label, String key, String columns, boolean wholeLimits) {
        this.label = label;
        this.key = key;
        this.columns = columns;
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

    /** SQL columns of {@code tkp_clock c} that {@link #key} follows from. */
    String columns() {
        return columns;
    }

    /** SQL condition over {@code tkp_clock c}: a limit over several tasks is counted once where groups hold whole limits. */
    String clocks() {
        return wholeLimits ? "not c.part_of_step" : "1 = 1";
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
                                .filter(process -> !process.equals(CaseVariables.PATH) && !ofPhases.contains(process))
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
