/** Releases of an app. */
package dev.workflow.persistence.release;
