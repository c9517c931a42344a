/** Volumes of an app. */
package dev.workflow.persistence.volume;
