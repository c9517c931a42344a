/** The server alone in the foreground, as a container runs it: every part and every secret comes from outside. */
package dev.workflow.launcher.container;
