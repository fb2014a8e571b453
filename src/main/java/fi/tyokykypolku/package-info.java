/** Työkykypolku: one client's path across the organisations that share the work. */
@NullMarked
package fi.tyokykypolku;

import org.jspecify.annotations.NullMarked;
