/** FEEL as this house evaluates it, in tables and in forms alike. */
@ApplicationModule(allowedDependencies = {"texts"})
@NullMarked
package fi.tyokykypolku.feel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
