/** What must be true before anything is started; each failure is one sentence with the way out. */
package dev.workflow.launcher.check;
