/** What the application asks of the process engine on its own behalf: decisions, messages, process variables. */
@ApplicationModule(allowedDependencies = {"casefile", "directory"})
@NullMarked
package fi.tyokykypolku.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
