/** Runs releases: the port every scheduler must satisfy, whatever runs the processes. */
package dev.workflow.engine;
