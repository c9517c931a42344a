/** Volumes as claims of a cluster, looked into by pods that live for a short while. */
package dev.workflow.volume.cluster;
