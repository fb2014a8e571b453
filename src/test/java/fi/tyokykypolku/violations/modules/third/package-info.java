/** Says nothing of what it may import, so it may import everything. */
package fi.tyokykypolku.violations.modules.third;
