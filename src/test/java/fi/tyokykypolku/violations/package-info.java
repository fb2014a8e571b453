/**
 * Code that breaks a rule of the house on purpose, one rule each: {@code ArchitectureTest} shows by it that the rule can fail. No
 * class here is a Spring bean.
 */
package fi.tyokykypolku.violations;
