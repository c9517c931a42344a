/** {@code Idempotency-Key}: a call that is made twice is done once. */
package dev.workflow.web.idempotency;
