/** The OpenAPI document that the platform serves, as the source of generated tests. */
package dev.workflow.acceptance.contract;
