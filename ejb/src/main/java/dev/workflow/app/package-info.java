/** Apps: the unit a tenant owns, names, shares and destroys. */
package dev.workflow.app;
