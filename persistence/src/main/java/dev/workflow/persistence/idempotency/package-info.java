/** Answers that are given again when a call is repeated. */
package dev.workflow.persistence.idempotency;
