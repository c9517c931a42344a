/** The ledger of long work: leases, deadlines, cancellation, the outbox. */
package dev.workflow.operation;
