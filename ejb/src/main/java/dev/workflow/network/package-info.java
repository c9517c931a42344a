/** What outside of this server leads to apps: services, gateways, routes and certificates, and the port that makes them true. */
package dev.workflow.network;
