/** The house's rules as tests, for every module (architecture.md, style.md). */
package dev.workflow.rules;
