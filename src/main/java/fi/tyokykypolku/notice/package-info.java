/** What happens around a case and is told to it, by another system or by a caseworker ({@code notice.bpmn}). */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "engine", "forms", "routing", "sharing", "texts"})
@NullMarked
package fi.tyokykypolku.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
