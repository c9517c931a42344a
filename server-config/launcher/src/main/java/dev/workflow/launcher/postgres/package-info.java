/** The embedded PostgreSQL: unpacked from Maven's repository, durable, on the loopback address. */
package dev.workflow.launcher.postgres;
