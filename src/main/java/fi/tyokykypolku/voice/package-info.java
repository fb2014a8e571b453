/** What clients and professionals say of the service: kept apart from cases, and told as sums alone. */
@ApplicationModule(allowedDependencies = {"api", "casefile", "directory", "texts"})
@NullMarked
package fi.tyokykypolku.voice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
