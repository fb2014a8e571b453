/** Puts the engine together: its plugin, history level, clock, retries, and the settings without which nothing starts. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "casefile",
            "deadlines",
            "directory",
            "engine",
            "feel",
            "guard",
            "rules",
            "tasklist",
            "uselog",
            "vault"
        })
@NullMarked
package fi.tyokykypolku.wiring;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
