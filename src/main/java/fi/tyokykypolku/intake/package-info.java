/** Referrals in, the state of a case out, messages to a case. */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "casefile",
            "deadlines",
            "delays",
            "directory",
            "engine",
            "forms",
            "kela",
            "notice",
            "sharing",
            "texts",
            "uselog",
            "vault"
        })
@NullMarked
package fi.tyokykypolku.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
