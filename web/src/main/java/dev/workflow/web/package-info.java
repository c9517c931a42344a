/** What every resource of the HTTP API stands on: wire format, errors, paging, authentication, headers. */
package dev.workflow.web;
