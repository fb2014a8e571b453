/** Camunda Forms read as a schema: fields, checks, and what a filled form means for the case file. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "feel", "texts", "vault"})
@NullMarked
package fi.tyokykypolku.forms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
