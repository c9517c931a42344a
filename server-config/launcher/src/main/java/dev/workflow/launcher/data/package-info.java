/** The one folder that holds the platform's data, secrets and logs. */
package dev.workflow.launcher.data;
