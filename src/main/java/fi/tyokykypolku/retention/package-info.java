/** Deletes what has been kept as long as the law says. */
@ApplicationModule(allowedDependencies = {"casefile", "uselog"})
@NullMarked
package fi.tyokykypolku.retention;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
