/** Drawn documents of the models: pages and a picture that a person reads instead of files of XML. */
@ApplicationModule(allowedDependencies = {"casefile", "directory", "kela", "rules", "sharing"})
@NullMarked
package fi.tyokykypolku.documents;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
