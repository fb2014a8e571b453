/** What drawings, tables and forms must be like together, and what a designer is told who left that: file, element, remedy. */
@ApplicationModule(
        allowedDependencies = {
            "api",
            "casefile",
            "deadlines",
            "directory",
            "engine",
            "forms",
            "guard",
            "kela",
            "sharing",
            "texts"
        })
@NullMarked
package fi.tyokykypolku.rules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
