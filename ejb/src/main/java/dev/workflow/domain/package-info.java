/** Domains: host names that lead to an app. */
package dev.workflow.domain;
