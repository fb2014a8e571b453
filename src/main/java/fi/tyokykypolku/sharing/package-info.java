/** Consent, disclosure permission and prohibition: who may get which category of facts, and on what ground ({@code legalBasis.dmn}). */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "plan", "uselog"})
@NullMarked
package fi.tyokykypolku.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
