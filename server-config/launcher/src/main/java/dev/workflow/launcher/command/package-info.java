/** The verbs of the {@code workflow} script. */
package dev.workflow.launcher.command;
