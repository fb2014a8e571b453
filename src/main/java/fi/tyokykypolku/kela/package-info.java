/** Gathers facts, asks {@code kela.dmn} whether and how Kela is involved, and keeps the explanation. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "plan", "sharing", "vault"})
@NullMarked
package fi.tyokykypolku.kela;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
