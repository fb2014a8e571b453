/** The client plan: drafted, agreed, confirmed. */
@ApplicationModule(allowedDependencies = {"casefile", "engine"})
@NullMarked
package fi.tyokykypolku.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
