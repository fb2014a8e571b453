/** What a caseworker sees in Tasklist and sends back: forms and their values, the heading, cards and filters, notices. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "api",
            "casefile",
            "deadlines",
            "delays",
            "directory",
            "engine",
            "forms",
            "kela",
            "notice",
            "plan",
            "referral",
            "sharing",
            "texts",
            "uselog",
            "vault",
            "voice"
        })
@NullMarked
package fi.tyokykypolku.tasklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
