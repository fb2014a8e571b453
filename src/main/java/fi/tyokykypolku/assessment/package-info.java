/** The initial assessment the parties make together. */
@ApplicationModule(allowedDependencies = {"casefile", "engine"})
@NullMarked
package fi.tyokykypolku.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
