/** Releases. */
package dev.workflow.cli.release;
