package fi.tyokykypolku.tasklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;

/** The flags of a task query have getters of the names that the mapping asks for. */
class NamedTaskQueryTest {
    private static final Pattern FLAG = Pattern.compile("\\bquery\\.(is[A-Z]\\w*)");

    @Test
    void hasAGetterForEveryFlagThatTheMappingNamesAfterItsMethod() throws IOException {
        try (InputStream mapping = Objects.requireNonNull(TaskQueryImpl.class
                .getClassLoader()
                .getResourceAsStream("org/camunda/bpm/engine/impl/mapping/entity/Task.xml"))) {
            Set<String> named = FLAG.matcher(new String(mapping.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult flag) -> "getI" + flag.group(1).substring(1))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(named)
                    .isNotEmpty()
                    .allSatisfy(getter -> assertThat(GuardedTasks.NamedTaskQuery.class.getMethod(getter))
                            .isNotNull());
        }
    }
}
