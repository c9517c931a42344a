/** The operation ledger and the outbox. */
package dev.workflow.persistence.operation;
