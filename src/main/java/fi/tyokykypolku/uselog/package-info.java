/** The use and disclosure log of Act 703/2023 § 10, as a chain whose seals show a change. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "vault"})
@NullMarked
package fi.tyokykypolku.uselog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
