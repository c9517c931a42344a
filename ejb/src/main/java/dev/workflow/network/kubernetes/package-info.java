/** The network of apps on a Kubernetes cluster: what an app's objects look like (pure), and the adapter that makes them so. */
package dev.workflow.network.kubernetes;
