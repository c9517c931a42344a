/** The registry over HTTP: the OCI distribution specification 1.1 under /v2. */
package dev.workflow.web.registry;
