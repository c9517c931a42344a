/**
 * The OCI registry's tables, by plain JDBC with short transactions of their own. Locks are taken in the order upload, blob,
 * link, manifest, tag. Not to be called inside a transaction of the container.
 */
package dev.workflow.persistence.registry;
