/** The identity code of a client, the ciphers and their keys. */
@ApplicationModule(allowedDependencies = {"texts"})
@NullMarked
package fi.tyokykypolku.vault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
