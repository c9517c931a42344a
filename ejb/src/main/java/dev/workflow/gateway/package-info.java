/** Gateways: the ports at which an app is reached from outside, and what every web app has of them. */
package dev.workflow.gateway;
