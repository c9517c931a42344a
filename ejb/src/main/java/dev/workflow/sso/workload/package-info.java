/** Jobs elsewhere that work on apps: their issuer's tokens are exchanged for short-lived ones of ours (RFC 8693). */
package dev.workflow.sso.workload;
