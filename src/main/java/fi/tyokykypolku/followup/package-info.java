/** Reviews of the plan, and the ending. */
@ApplicationModule(allowedDependencies = {"casefile", "engine"})
@NullMarked
package fi.tyokykypolku.followup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
