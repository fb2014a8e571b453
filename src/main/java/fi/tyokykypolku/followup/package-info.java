/** Reviews of the plan, and the ending. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "plan"})
@NullMarked
package fi.tyokykypolku.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
