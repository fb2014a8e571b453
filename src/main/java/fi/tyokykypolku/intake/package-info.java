/** The REST interface for other systems: referrals, the state of a case, messages. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "sharing", "kela", "deadlines", "delays", "notice"})
@NullMarked
package fi.tyokykypolku.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
