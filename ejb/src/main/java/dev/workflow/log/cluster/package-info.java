/** Collects what the pods of apps print in a Kubernetes cluster. */
package dev.workflow.log.cluster;
