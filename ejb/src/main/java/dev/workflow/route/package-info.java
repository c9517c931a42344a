/** Routes: what leads from the ports of gateways to services. */
package dev.workflow.route;
