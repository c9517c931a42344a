/** S3 object storage for sources, caches and registry blobs. */
package dev.workflow.storage;
