/** The audit log over HTTP, and the filters that write it. */
package dev.workflow.web.audit;
