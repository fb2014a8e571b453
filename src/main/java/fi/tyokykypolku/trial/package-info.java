/** A place to try: the sample cases and stories run against a changed set of models, beside the application and without touching it. */
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
            "models",
            "rules",
            "simulation",
            "texts"
        })
@NullMarked
package fi.tyokykypolku.trial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
