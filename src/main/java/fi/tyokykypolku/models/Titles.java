package fi.tyokykypolku.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the models of a deployment or a proposal are called. */
@Component
class Titles {
    private final JdbcClient jdbc;
    private final Proposals proposals;

    Titles(JdbcClient jdbc, Proposals proposals) {
        this.jdbc = jdbc;
        this.proposals = proposals;
    }

    /**
     * A model by both its names.
     *
     * @param name its title; that of its file where it has none
     * @param file without its folder
     */
    record Title(String name, String file) {}

    /**
     * Of all that there is.
     *
     * @param brought drawings and tables by the deployment that brought them
     * @param sent names of files by the proposal they wait in
     * @param newest titles by file
     * @param processes by their key
     * @param successors deployments that have brought a version with one before it
     */
    private record Known(
            Map<String, List<Title>> brought,
            Map<Long, List<String>> sent,
            Map<String, String> newest,
            Map<String, Title> processes,
            Set<String> successors) {
        List<Title> of(ModelLog.Entry entry) {
            if (entry.event() == ModelLog.Event.MIGRATED) {
                Title process = processes.get(entry.difference().path("process").asText());
                return process == null ? List.of() : List.of(process);
            }
            if (entry.deployment() != null && brought.containsKey(entry.deployment())) {
                return brought.get(entry.deployment());
            }
            return entry.proposal() == null
                    ? List.of()
                    : sent.getOrDefault(entry.proposal(), List.of()).stream()
                            .map(file -> new Title(newest.getOrDefault(file, file), file))
                            .toList();
        }
    }

    /**
     * Something that has happened, and to what.
     *
     * @param models as they were called then
     * @param undoable whether there is something to go back to, from before it
     */
    record Told(@JsonUnwrapped ModelLog.Entry entry, List<Title> models, boolean undoable) {}

    /** What some events were about, in their order. */
    List<Told> of(List<ModelLog.Entry> entries) {
        Known known = known();
        return entries.stream()
                .map(entry -> new Told(entry, known.of(entry), isUndoable(entry, known)))
                .toList();
    }

    private static boolean isUndoable(ModelLog.Entry entry, Known known) {
        return entry.author() != null
                && (entry.event() == ModelLog.Event.DEPLOYED || entry.event() == ModelLog.Event.ACCEPTED)
                && known.successors().contains(String.valueOf(entry.deployment()));
    }

    private Known known() {
        Known known = new Known(new HashMap<>(), proposals.names(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        // In the order of their versions: the newest is what a file holds.
        jdbc.sql("""
                        select deployment_id_, name_, key_, resource_name_, version_, 1 from act_re_procdef union all
                            select deployment_id_, name_, key_, resource_name_, version_, 0 from act_re_decision_def
                            order by 5, 2
                        """).query(row -> {
            String file = file(row.getString(4));
            String name = row.getString(2) == null ? row.getString(3) : row.getString(2);
            Title title = new Title(name, file);
            known.brought()
                    .computeIfAbsent(row.getString(1), deployment -> new ArrayList<>())
                    .add(title);
            known.newest().put(file, name);
            if (row.getInt(5) > 1) {
                known.successors().add(row.getString(1));
            }
            if (row.getInt(6) == 1) {
                known.processes().put(row.getString(3), title);
            }
        });
        return known;
    }

    /** A file's name without its folder. */
    static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
