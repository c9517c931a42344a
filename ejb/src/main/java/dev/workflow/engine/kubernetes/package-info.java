/** Runs releases on a Kubernetes cluster: what is true is in the cluster, what is remembered here is only its cache. */
package dev.workflow.engine.kubernetes;
