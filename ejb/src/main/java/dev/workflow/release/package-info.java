/** Releases: numbered pairs of build and config, and how they are deployed and rolled back. */
package dev.workflow.release;
