/** The first phase: a referral is checked, the client reached. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "forms", "texts", "vault"})
@NullMarked
package fi.tyokykypolku.referral;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
