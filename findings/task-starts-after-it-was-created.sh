#!/usr/bin/env bash
# camunda-engine 7.24.0, h2 2.3.232.
# A user task has a day of creation, and its history a start. One would expect the two to be one moment, for the task begins when it is
# created. Each is taken from the clock by itself, and the expressions of the task's definition (candidate groups, due date) are
# evaluated between: with an expression that takes 200 ms the history starts 200 ms after the task. Whoever compares running
# tasks with their history, or joins both on that moment, finds differences. Seen on 2026-11-30 with JDK 17: 232 ms.
# Fails when they differ by less than 150 ms.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>moments</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>7.24.0</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
  </dependencies>
</project>
XML
cat > Moments.java <<'JAVA'
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

public class Moments {
    public static class Directory {
        public String group() throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(200);
            return "clerks";
        }
    }

    public static void main(String[] none) {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setBeans(Map.of("directory", new Directory()));
        ProcessEngine engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "one.bpmn",
                        Bpmn.createExecutableProcess("one")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("work")
                                .camundaCandidateGroups("${directory.group()}")
                                .endEvent()
                                .done())
                .deploy();
        engine.getRuntimeService().startProcessInstanceByKey("one");
        long created = engine.getTaskService().createTaskQuery().singleResult().getCreateTime().getTime();
        long started = engine.getHistoryService().createHistoricTaskInstanceQuery().singleResult().getStartTime().getTime();
        System.out.println(started - created);
        engine.close();
    }
}
JAVA

mvn -q -B dependency:build-classpath -Dmdep.outputFile=path.txt > /dev/null
javac -cp "$(cat path.txt)" Moments.java
apart=$(java -cp "$(cat path.txt):." Moments 2> /dev/null | tail -n 1)
echo "the history starts $apart ms after the task was created"
[ "$apart" -ge 150 ]
