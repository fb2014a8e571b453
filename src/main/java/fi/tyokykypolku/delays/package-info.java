/** The read model of time: each clock of a case, who was waited on while it ran, and the reports drawn from it. */
@ApplicationModule(allowedDependencies = {"casefile", "deadlines", "directory", "engine", "forms", "texts"})
@NullMarked
package fi.tyokykypolku.delays;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
