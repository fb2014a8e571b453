/** The client plan: drafted, agreed, confirmed. */
@ApplicationModule(allowedDependencies = {"casefile"})
@NullMarked
package fi.tyokykypolku.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
