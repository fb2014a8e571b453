/** The manners of every HTTP answer: problems, strict bodies, the caller, CSV. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "sharing", "texts", "uselog", "vault"})
@NullMarked
package fi.tyokykypolku.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
