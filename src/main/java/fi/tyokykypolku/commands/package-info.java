/** Commands an operator runs beside the application: the check of a database, verifying the use log, new keys. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "invariants", "rules", "uselog", "vault"})
@NullMarked
package fi.tyokykypolku.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
