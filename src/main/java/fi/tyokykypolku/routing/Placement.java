package fi.tyokykypolku.routing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.directory.Directory;
import fi.tyokykypolku.directory.Worklist;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which worklists cases lie, and on which they belong. */
@Component
public class Placement {
    private final Directory directory;
    private final JdbcClient jdbc;

    Placement(Directory directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /** The worklists of open tasks, of named persons and of steps that are waited for, by case. */
    public Map<CaseId, Set<Worklist>> worklists() {
        return jdbc
                .sql("""
                        select e.business_key_ as case_id, l.group_id_ as worklist from act_ru_task t
                        join act_ru_execution e on e.id_ = t.proc_inst_id_
                        join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
                        where e.business_key_ is not null and l.group_id_ is not null
                        union select case_id, worklist from tkp_named_person
                        union select case_id, worklist from tkp_clock where stopped_at is null and not task
                        """)
                .query((row, n) -> Map.entry(CaseId.of(row), directory.worklist(row.getString("worklist"))))
                .stream()
                .filter(place -> place.getValue().isPresent())
                .collect(groupingBy(
                        Map.Entry::getKey, mapping(place -> place.getValue().orElseThrow(), toSet())));
    }

    /** Whether a municipality is served on this worklist today. */
    public boolean serves(Worklist worklist, String municipality) {
        return sameKind(worklist, municipality).equals(worklist);
    }

    /** The worklist of the same organisation and team that serves a municipality today. */
    Worklist sameKind(Worklist worklist, String municipality) {
        Worklist base = directory.worklist(worklist.organisation(), municipality);
        String team = worklist.id().replaceFirst("^[a-z]+[0-9]+", "");
        return team.isEmpty() ? base : directory.team(base, team);
    }
}
