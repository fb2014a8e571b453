/** What nobody reaches: paths closed to a role, what is not the caller's, expressions and code in queries and models. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "feel", "texts", "uselog"})
@NullMarked
package fi.tyokykypolku.guard;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
