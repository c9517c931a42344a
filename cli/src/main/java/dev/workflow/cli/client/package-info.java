/** The REST and WebSocket interface of the controller, over plain sockets so that a call costs milliseconds; what its refusals mean. */
package dev.workflow.cli.client;
