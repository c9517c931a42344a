/** Builds of an app. */
package dev.workflow.persistence.build;
