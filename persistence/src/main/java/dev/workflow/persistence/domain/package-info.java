/** Host names of an app. */
package dev.workflow.persistence.domain;
