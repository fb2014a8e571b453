/** Sample cases that walk the path through the same door as real ones. */
@ApplicationModule(allowedDependencies = {"casefile"})
@NullMarked
package fi.tyokykypolku.simulation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
