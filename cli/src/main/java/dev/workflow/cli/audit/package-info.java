/** Who changed what on the platform. */
package dev.workflow.cli.audit;
