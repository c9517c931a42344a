/** Apps and accounts that the workflow manager has blocked. */
package dev.workflow.persistence.blocklist;
