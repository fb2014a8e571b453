/** Gives each new task its worklist and its named person, by {@code routing.dmn} and the directory. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "plan", "texts"})
@NullMarked
package fi.tyokykypolku.routing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
