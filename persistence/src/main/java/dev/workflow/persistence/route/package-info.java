/** Routes: what connects the ports of gateways with services. */
package dev.workflow.persistence.route;
