/** The client's file in our own, encrypted tables: facts by category and version, parties, named persons, milestones, explanations. */
@ApplicationModule(allowedDependencies = {"directory", "texts", "vault"})
@NullMarked
package fi.tyokykypolku.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
