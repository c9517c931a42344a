/** Logs and remote commands over WebSockets (api.md §10). */
package dev.workflow.web.socket;
