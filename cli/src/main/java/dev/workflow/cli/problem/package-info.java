/** How a command fails. */
package dev.workflow.cli.problem;
