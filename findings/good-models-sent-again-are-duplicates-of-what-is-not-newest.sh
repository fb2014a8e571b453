#!/usr/bin/env bash
# camunda-engine 7.24.0 with H2 2.3.232.
# With duplicate filtering a deployment is compared with the last one of the same name, and not with the newest version of what it holds.
# One would expect that whoever takes a change back by sending the earlier file again gets it back. When the change came under another
# name, nothing is deployed, no definition is returned, and the newest version stays the changed one: seen on 2026-11-30 with JDK 17, both
# for a whole deployment and for changed files only, "0 definitions, newest is version 2 (changed)".
# Fails when the earlier file becomes the newest version.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>again</artifactId>
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
cat > Again.java <<'JAVA'
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;

public class Again {
    public static void main(String[] args) {
        ProcessEngine engine = new StandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:again")
                .setEnforceHistoryTimeToLive(false)
                .buildProcessEngine();
        RepositoryService repository = engine.getRepositoryService();
        for (boolean changedOnly : List.of(false, true)) {
            String key = changedOnly ? "changedOnly" : "whole";
            String good = model(key, "good");
            deploy(repository, key, "first name", good, changedOnly);
            deploy(repository, key, "other name", model(key, "changed"), changedOnly);
            DeploymentWithDefinitions again = deploy(repository, key, "first name", good, changedOnly);
            ProcessDefinition newest = repository.createProcessDefinitionQuery()
                    .processDefinitionKey(key).latestVersion().singleResult();
            int returned = again.getDeployedProcessDefinitions() == null
                    ? 0 : again.getDeployedProcessDefinitions().size();
            System.out.printf("%d definitions, newest is version %d (%s)%n",
                    returned, newest.getVersion(), newest.getName());
        }
        engine.close();
    }

    // The text of one and the same model: its builder makes up ids.
    private static String model(String key, String name) {
        return Bpmn.convertToString(
                Bpmn.createExecutableProcess(key).name(name).startEvent("start").endEvent("end").done());
    }

    private static DeploymentWithDefinitions deploy(
            RepositoryService repository, String key, String deployment, String model, boolean changedOnly) {
        return repository.createDeployment()
                .name(key + " " + deployment)
                .addString(key + ".bpmn", model)
                .enableDuplicateFiltering(changedOnly)
                .deployWithResult();
    }
}
JAVA

mvn -q -B dependency:build-classpath -Dmdep.outputFile=path.txt > /dev/null
javac -cp "$(cat path.txt)" Again.java
seen=$(java -cp "$(cat path.txt):." Again 2> /dev/null | grep definitions)
echo "$seen"
[ "$seen" = "0 definitions, newest is version 2 (changed)
0 definitions, newest is version 2 (changed)" ]
