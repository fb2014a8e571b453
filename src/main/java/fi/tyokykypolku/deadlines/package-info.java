/** Finnish calendars and {@code deadlines.dmn}: dates every task and answers the models' timers. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "texts"})
@NullMarked
package fi.tyokykypolku.deadlines;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
