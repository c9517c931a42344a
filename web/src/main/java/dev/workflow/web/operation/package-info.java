/** The operation ledger over HTTP. */
package dev.workflow.web.operation;
