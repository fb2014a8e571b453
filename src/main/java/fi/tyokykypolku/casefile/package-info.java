/**
 * The client's file in the project's own tables: facts by category, versions, milestones, parties, the named person of each
 * organisation, the explanations of decisions, and the use log. The engine holds none of it.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fi.tyokykypolku.casefile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
