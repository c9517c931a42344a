/** Processes, process types, logs and remote commands. */
package dev.workflow.cli.process;
