package fi.tyokykypolku.access;

import fi.tyokykypolku.directory.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tasks on somebody's own worklists, which are the ones they may see ({@link Grants}); an
 * administrator finds all. The engine joins the tasks that fit a query with all rights of the asker:
 * on PostgreSQL that grows with the country, and may stop answering after some ten runs on one connection.
 */
public final class OwnTasks implements SessionFactory {
    private static final String MAPPING = "tasks.xml";
    private static final String LIST = OwnTasks.class.getName() + ".list";
    private static final String COUNT = OwnTasks.class.getName() + ".count";

    /** Teaches an engine that has just been put together the two statements. */
    public static void teach(ProcessEngineConfigurationImpl engine) {
        Configuration statements =
                engine.getDbSqlSessionFactory().getSqlSessionFactory().getConfiguration();
        try (InputStream mapping = Objects.requireNonNull(OwnTasks.class.getResourceAsStream(MAPPING))) {
            new XMLMapperBuilder(mapping, statements, MAPPING, statements.getSqlFragments()).parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Class<?> getSessionType() {
        return TaskManager.class;
    }

    @Override
    public Session openSession() {
        return new Manager();
    }

    private static final class Manager extends TaskManager {
        @Override
        @SuppressWarnings("unchecked")
        public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
            return isToBeNarrowed(query)
                    ? getDbEntityManager().selectList(LIST, query)
                    : getDbEntityManager().selectList("selectTaskByQueryCriteria", query);
        }

        @Override
        public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
            Object count = getDbEntityManager()
                    .selectOne(isToBeNarrowed(query) ? COUNT : "selectTaskCountByQueryCriteria", query);
            return (Long) count;
        }

        /** Takes the engine's own check out of the query; whether ours must come in its place. */
        private boolean isToBeNarrowed(TaskQueryImpl query) {
            configureQuery(query);
            AuthorizationCheck check = query.getAuthCheck();
            if (!check.isAuthorizationCheckEnabled() || check.getAuthUserId() == null) {
                return false;
            }
            check.setAuthorizationCheckEnabled(false);
            List<String> groups = check.getAuthGroupIds();
            return !groups.contains(Role.ADMIN.group()) && !isOfOwnWorklists(query, groups);
        }

        /** Whether the query itself lets nothing through but tasks on some of these worklists. */
        private static boolean isOfOwnWorklists(TaskQueryImpl query, List<String> groups) {
            @Nullable Collection<String> asked = query.getCandidateGroups();
            return asked != null
                    && !asked.isEmpty()
                    && query.getCandidateUser() == null
                    && query.getCandidateGroupLike() == null
                    && groups.containsAll(asked);
        }
    }
}
