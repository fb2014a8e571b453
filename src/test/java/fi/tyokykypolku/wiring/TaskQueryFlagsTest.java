package fi.tyokykypolku.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;

/** Every flag that the mapping of task queries names after its method is told, as the method tells it. */
class TaskQueryFlagsTest {
    private static final Pattern FLAG = Pattern.compile("\\bquery\\.(is[A-Z]\\w*)");

    @Test
    void tellsWhatTheMappingAsksFor() throws Exception {
        TaskQueryFlags.tell();
        assertThat(OgnlRuntime.getPropertyAccessor(TaskQueryImpl.class)).isInstanceOf(TaskQueryFlags.class);
        assertThat(flags()).containsExactly("isOrQueryActive", "isWithoutTenantId");
        TaskQueryImpl plain = new TaskQueryImpl();
        TaskQueryImpl set = new TaskQueryImpl();
        assertThat(set.withoutTenantId().or().endOr()).isSameAs(set);
        for (String flag : flags()) {
            for (TaskQueryImpl query : new TaskQueryImpl[] {plain, set}) {
                Method method = TaskQueryImpl.class.getMethod(flag);
                assertThat(OgnlCache.getValue(flag, query)).as(flag).isEqualTo(method.invoke(query));
            }
        }
        assertThat(OgnlCache.getValue("isWithoutTenantId", set)).isEqualTo(true);
        assertThat(OgnlCache.getValue("taskId", plain.taskId("one")))
                .as("any other name is looked up as before")
                .isEqualTo("one");
    }

    private static Set<String> flags() throws IOException {
        try (InputStream mapping = Objects.requireNonNull(TaskQueryImpl.class
                .getClassLoader()
                .getResourceAsStream("org/camunda/bpm/engine/impl/mapping/entity/Task.xml"))) {
            return FLAG.matcher(new String(mapping.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(flag -> flag.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
