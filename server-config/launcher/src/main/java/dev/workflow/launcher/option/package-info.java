/** What the user asked for: options, then the environment, then what the last start remembered, then defaults. */
package dev.workflow.launcher.option;
