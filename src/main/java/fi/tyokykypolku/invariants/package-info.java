/** What must hold of every database at every moment, and the check that reads whether it does. */
@ApplicationModule(allowedDependencies = {"casefile", "delays", "directory", "engine", "uselog", "vault"})
@NullMarked
package fi.tyokykypolku.invariants;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
