/** The initial assessment the parties make together. */
@ApplicationModule(allowedDependencies = {"casefile", "sharing"})
@NullMarked
package fi.tyokykypolku.assessment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
