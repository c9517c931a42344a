/**
 * A Kubernetes API server in this process, for tests: it answers as a real one of version 1.36 does, as far as the
 * platform and its tests ask. {@code ApiServerContract} holds both to it.
 */
package dev.workflow.kubernetes.fake;
