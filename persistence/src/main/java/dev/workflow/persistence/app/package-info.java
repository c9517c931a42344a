/** Apps, their settings and who may do what to them. */
package dev.workflow.persistence.app;
