/** Blocking of apps and accounts by the workflow manager, and asking it about an account. */
package dev.workflow.blocklist;
