/** What a client is told: the printed consent, the plan, and who has seen their data. */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "casefile",
            "deadlines",
            "directory",
            "engine",
            "plan",
            "sharing",
            "texts",
            "uselog",
            "vault"
        })
@NullMarked
package fi.tyokykypolku.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
