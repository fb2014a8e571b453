/** The wiring: history level, authorisations, users, filters, and the door between forms and case file. */
@ApplicationModule(allowedDependencies = {"casefile", "delays", "directory", "kela", "sharing", "notice"})
@NullMarked
package fi.tyokykypolku.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
