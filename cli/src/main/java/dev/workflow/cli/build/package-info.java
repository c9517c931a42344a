/** Builds. */
package dev.workflow.cli.build;
