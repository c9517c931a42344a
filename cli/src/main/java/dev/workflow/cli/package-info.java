/** The {@code drycc} command line: picks the command, runs it, turns its end into an exit code. */
package dev.workflow.cli;
