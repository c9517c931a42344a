/** Gateways: the ports an app is reached at from outside. */
package dev.workflow.persistence.gateway;
