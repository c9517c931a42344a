/** Issuers outside of the platform, whom they mean, logins that are under way there, and what their jobs may do. */
package dev.workflow.persistence.sso;
