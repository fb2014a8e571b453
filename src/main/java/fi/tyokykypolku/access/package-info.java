/** Who signs in, how, and to which groups they belong. */
@ApplicationModule(allowedDependencies = {"directory", "engine", "guard", "texts", "vault"})
@NullMarked
package fi.tyokykypolku.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
