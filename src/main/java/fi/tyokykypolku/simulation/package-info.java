/** Simulated cases that walk the path through the same door as real ones: a handful of samples, and a cohort of 1,003. */
@ApplicationModule(
        allowedDependencies = {
            "casefile",
            "deadlines",
            "delays",
            "directory",
            "engine",
            "forms",
            "kela",
            "plan",
            "vault"
        })
@NullMarked
package fi.tyokykypolku.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
