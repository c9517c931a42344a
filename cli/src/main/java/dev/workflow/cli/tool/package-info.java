/** Help, version, shortcuts, completion. */
package dev.workflow.cli.tool;
