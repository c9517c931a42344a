/** SCIM 2.0 over HTTP, below {@code /v2/scim/v2}. */
package dev.workflow.web.scim;
