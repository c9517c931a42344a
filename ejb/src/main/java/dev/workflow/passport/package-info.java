/** The OAuth 2 and OpenID Connect provider: clients, what was granted to them, keys and tokens. */
package dev.workflow.passport;
