/** The settings file of a login. */
package dev.workflow.cli.settings;
