/** May import more than it does. */
@ApplicationModule(allowedDependencies = "first")
package fi.tyokykypolku.violations.modules.second;

import org.springframework.modulith.ApplicationModule;
