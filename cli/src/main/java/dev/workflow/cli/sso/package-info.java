/** Other systems whose logins and tokens mean something on the platform. */
package dev.workflow.cli.sso;
