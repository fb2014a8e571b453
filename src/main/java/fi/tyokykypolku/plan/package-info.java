/** The client plan: its actions, drafted, agreed, confirmed. Those who read or write an action's row do it through {@link Plan}. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "texts"})
@NullMarked
package fi.tyokykypolku.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
