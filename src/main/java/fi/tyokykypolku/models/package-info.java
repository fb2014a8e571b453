/**
 * What happens to drawings, tables and forms once they are drawn: deployed, proposed and accepted, compared, taken back, and running
 * cases brought over to them.
 */
@ApplicationModule(allowedDependencies = {"api", "directory", "engine", "rules", "texts"})
@NullMarked
package fi.tyokykypolku.models;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
