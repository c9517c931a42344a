/** Configuration of an app: merge rules, validation, encryption at rest. */
package dev.workflow.config;
