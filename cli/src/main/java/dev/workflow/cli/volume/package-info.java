/** Volumes and the files in them. */
package dev.workflow.cli.volume;
