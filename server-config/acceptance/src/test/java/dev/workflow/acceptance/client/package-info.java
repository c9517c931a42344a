/** The ways to talk to the platform: HTTP, WebSocket, the command line client. */
package dev.workflow.acceptance.client;
