/** What people read, in the language each of them reads: sentences of the code and texts of the models. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fi.tyokykypolku.texts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
