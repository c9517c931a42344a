/**
 * A Kubernetes API server: how its objects are named, read, written and watched. Knows nothing of apps; only this package
 * and its adapter use the client library.
 */
package dev.workflow.kubernetes;
