/** Services: the ports of process types inside the platform. */
package dev.workflow.persistence.endpoint;
