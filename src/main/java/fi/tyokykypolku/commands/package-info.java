/** Commands an operator runs beside the application: verifying the use log, new keys. */
@ApplicationModule(allowedDependencies = {"casefile", "uselog", "vault"})
@NullMarked
package fi.tyokykypolku.commands;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
