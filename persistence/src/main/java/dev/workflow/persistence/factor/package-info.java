/** Second factors of accounts: authenticator apps, recovery codes, and the count of guesses at them. */
package dev.workflow.persistence.factor;
