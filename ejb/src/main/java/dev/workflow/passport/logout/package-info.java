/** Logging out at the wish of a client (OpenID Connect RP-Initiated Logout). */
package dev.workflow.passport.logout;
