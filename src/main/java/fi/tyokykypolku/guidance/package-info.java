/** What Kela's benefits and services are, for partners who are no experts of them. No data of any client. */
@ApplicationModule(allowedDependencies = {"api", "texts"})
@NullMarked
package fi.tyokykypolku.guidance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
