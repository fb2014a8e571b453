/** One of several nodes: when it answers, what it does alone, and what it says while the database is away. */
@ApplicationModule(allowedDependencies = {"guard", "texts"})
@NullMarked
package fi.tyokykypolku.nodes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
