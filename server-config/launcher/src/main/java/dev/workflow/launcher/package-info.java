/** Starts, watches and stops the platform on one machine; everything behind the {@code workflow} script. */
package dev.workflow.launcher;
