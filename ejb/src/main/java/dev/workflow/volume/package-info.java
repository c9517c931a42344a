/** Volumes: files that outlive processes, and the client that lists, reads and writes them. */
package dev.workflow.volume;
