/** Sizes of processes over HTTP (api.md §3). */
package dev.workflow.web.limit;
