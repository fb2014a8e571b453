/** Delays told: to other systems, to Cockpit, as CSV. */
@ApplicationModule(
        allowedDependencies = {"api", "casefile", "deadlines", "delays", "directory", "invariants", "texts", "voice"})
@NullMarked
package fi.tyokykypolku.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
