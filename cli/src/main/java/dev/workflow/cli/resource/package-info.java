/** Resources of the service catalog. */
package dev.workflow.cli.resource;
