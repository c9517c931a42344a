/** The platform as a provider of logins: its clients and its keys. */
package dev.workflow.cli.passport;
