/** Calls that a client may repeat without fear: the second time it gets the first answer. */
package dev.workflow.idempotency;
