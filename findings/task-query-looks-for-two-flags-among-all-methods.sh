#!/usr/bin/env bash
# camunda-engine 7.24.0 on mybatis 3.5.15, which it brings; mybatis 3.5.19 does the same.
# The mapping of every task query asks the query for "isOrQueryActive" and "isWithoutTenantId": names of methods, not of properties. One
# would expect such a name to be looked up once. OGNL keeps a getter it has found, and never that there is none: for these two it goes
# through all public methods of the query, in small letters, with every statement that is built. Seen on 2026-11-29 with JDK 17: 37855 ns
# for "isOrQueryActive", 161 ns for "orQueryActive", which is the same flag. It was 6 % of the processor time of a whole case.
# Fails when the first takes less than 10 times as long as the second.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > pom.xml <<'XML'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>flags</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.camunda.bpm</groupId>
      <artifactId>camunda-engine</artifactId>
      <version>7.24.0</version>
    </dependency>
  </dependencies>
</project>
XML
cat > Flags.java <<'JAVA'
import org.apache.ibatis.scripting.xmltags.OgnlCache;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

public class Flags {
    public static void main(String[] names) {
        TaskQueryImpl query = new TaskQueryImpl();
        for (String name : names) {
            long best = Long.MAX_VALUE;
            for (int round = 0; round < 8; round++) {
                long start = System.nanoTime();
                for (int i = 0; i < 20_000; i++) {
                    if (!Boolean.FALSE.equals(OgnlCache.getValue(name, query))) {
                        throw new IllegalStateException(name);
                    }
                }
                best = Math.min(best, System.nanoTime() - start);
            }
            System.out.println(best / 20_000);
        }
    }
}
JAVA

mvn -q -B dependency:build-classpath -Dmdep.outputFile=path.txt > /dev/null
javac -cp "$(cat path.txt)" Flags.java
read -r -d '' method property < <(java -cp "$(cat path.txt):." Flags isOrQueryActive orQueryActive 2> /dev/null) || true
echo "isOrQueryActive $method ns, orQueryActive $property ns"
[ "$method" -ge $((10 * property)) ]
