/** Who changed what on the platform. */
package dev.workflow.persistence.audit;
