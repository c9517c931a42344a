/** Child processes: how they are started so that none outlives us, asked whether they answer, and measured. */
package dev.workflow.launcher.process;
