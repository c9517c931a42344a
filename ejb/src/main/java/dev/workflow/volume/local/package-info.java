/** Volumes as folders of this machine. */
package dev.workflow.volume.local;
