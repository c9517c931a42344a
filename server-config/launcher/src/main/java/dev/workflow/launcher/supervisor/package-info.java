/** Keeps the parts of the platform running: starts them, restarts what dies, stops them in reverse order. */
package dev.workflow.launcher.supervisor;
