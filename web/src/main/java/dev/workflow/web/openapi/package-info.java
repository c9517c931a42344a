/** The API's own description: an OpenAPI 3.1 document kept in parts by component, as JSON, as YAML and as a page. */
package dev.workflow.web.openapi;
