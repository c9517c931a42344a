/** Builds over HTTP (api.md §4). */
package dev.workflow.web.build;
