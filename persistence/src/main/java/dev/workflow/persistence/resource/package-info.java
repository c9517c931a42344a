/** Resources of an app from the service catalog. */
package dev.workflow.persistence.resource;
