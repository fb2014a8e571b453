package fi.tyokykypolku.invariants;

import fi.tyokykypolku.casefile.CaseId;
import fi.tyokykypolku.engine.CaseVariables;
import fi.tyokykypolku.engine.Models;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each open case is in exactly one place of the path; what can happen at any time beside the path is no place. */
final class Places {
    private final JdbcClient jdbc;
    private final Models models;
    private final Map<String, Set<String>> known = new ConcurrentHashMap<>();

    Places(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.models = new Models(jdbc);
    }

    Stream<Violation> violations(Batch batch) {
        Map<CaseId, Long> paths = batch.running().stream()
                .filter(each -> each.process().equals(CaseVariables.PATH))
                .collect(Collectors.groupingBy(Batch.Running::caseId, Collectors.counting()));
        Map<CaseId, Set<String>> places = places(batch);
        return batch.cases().stream()
                .filter(Batch.OneCase::open)
                .flatMap(each -> Stream.concat(
                                Stream.of(paths.getOrDefault(each.id(), 0L))
                                        .filter(count -> count != 1)
                                        .map(count -> "its path runs " + count + " times"),
                                Stream.of(places.getOrDefault(each.id(), Set.of()))
                                        .filter(at -> at.size() != 1)
                                        .map(at -> "it is at " + at.size() + " places " + at))
                        .map(what ->
                                new Violation(Invariant.ONE_PLACE, each.id().value(), what)));
    }

    private Map<CaseId, Set<String>> places(Batch batch) {
        Map<CaseId, Set<String>> places = new HashMap<>();
        List<String> ids = batch.ids();
        if (!ids.isEmpty()) {
            jdbc.sql("""
                            select i.business_key_, i.proc_def_id_, x.act_id_ from act_ru_execution i
                                join act_re_procdef d on d.id_ = i.proc_def_id_ and d.key_ = :path
                                join act_ru_execution x on x.proc_inst_id_ = i.id_ and x.act_id_ is not null
                            where i.business_key_ in (:cases) and i.parent_id_ is null
                            """).param("path", CaseVariables.PATH).param("cases", ids).query(row -> {
                String place = row.getString("act_id_").replace(BpmnParse.MULTI_INSTANCE_BODY_ID_SUFFIX, "");
                if (of(row.getString("proc_def_id_")).contains(place)) {
                    places.computeIfAbsent(new CaseId(row.getString("business_key_")), any -> new TreeSet<>())
                            .add(place);
                }
            });
        }
        return places;
    }

    private Set<String> of(String definition) {
        return known.computeIfAbsent(
                definition,
                id -> models.of(id).getModelElementsByType(FlowNode.class).stream()
                        .filter(node -> !(node instanceof SubProcess) && !isBeside(node))
                        .map(FlowNode::getId)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static boolean isBeside(ModelElementInstance node) {
        for (ModelElementInstance parent = node.getParentElement();
                parent != null;
                parent = parent.getParentElement()) {
            if (parent instanceof SubProcess process && process.triggeredByEvent()) {
                return true;
            }
        }
        return false;
    }
}
