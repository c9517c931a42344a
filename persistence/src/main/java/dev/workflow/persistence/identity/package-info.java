/** Accounts, tokens, keys and the caller on whose behalf rows are read. */
package dev.workflow.persistence.identity;
