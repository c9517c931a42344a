/** The audit log: who changed what, from where, and how it ended. Bodies and credentials are never in it. */
package dev.workflow.audit;
