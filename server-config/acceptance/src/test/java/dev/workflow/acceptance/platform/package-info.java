/** Starting the shipped platform and looking at its processes. */
package dev.workflow.acceptance.platform;
