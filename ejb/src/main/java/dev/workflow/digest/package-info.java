/** Digests, which every Java can make. */
package dev.workflow.digest;
