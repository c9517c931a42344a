/** Apps and their settings. */
package dev.workflow.cli.app;
