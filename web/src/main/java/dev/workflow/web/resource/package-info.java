/** The service catalog and resources over HTTP (api.md §8). */
package dev.workflow.web.resource;
