/** Kuka palvelee mitäkin kuntaa: municipalities, areas and organisations, and the worklist that serves each. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package fi.tyokykypolku.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
