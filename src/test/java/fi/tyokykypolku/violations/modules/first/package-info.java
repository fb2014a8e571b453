/** May import nothing, but does. */
@ApplicationModule(allowedDependencies = {})
package fi.tyokykypolku.violations.modules.first;

import org.springframework.modulith.ApplicationModule;
