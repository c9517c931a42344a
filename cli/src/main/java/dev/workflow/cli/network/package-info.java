/** Domains, services, gateways, routes, certificates and TLS. */
package dev.workflow.cli.network;
