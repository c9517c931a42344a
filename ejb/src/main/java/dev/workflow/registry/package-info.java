/** The OCI registry: blobs, manifests, tags and referrers of repositories, and their garbage collection. */
package dev.workflow.registry;
