/** The network of apps on one machine: its own router, which follows the database by itself. */
package dev.workflow.network.local;
