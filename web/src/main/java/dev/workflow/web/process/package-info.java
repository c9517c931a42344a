/** Processes over HTTP (api.md §5). */
package dev.workflow.web.process;
