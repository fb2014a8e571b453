/** Commands an operator runs beside the application: the check of a database, verifying the use log, new keys, the models of a folder. */
@ApplicationModule(
        allowedDependencies = {"casefile", "directory", "documents", "invariants", "rules", "texts", "uselog", "vault"})
@NullMarked
package fi.tyokykypolku.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
