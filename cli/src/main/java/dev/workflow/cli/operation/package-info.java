/** The operations the platform works on. */
package dev.workflow.cli.operation;
