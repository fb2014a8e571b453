/** A language in which tests tell what happens to a case: worklists act, time passes, and what follows is seen. */
@NullMarked
package fi.tyokykypolku.casework;

import org.jspecify.annotations.NullMarked;
