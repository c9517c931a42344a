/** Measurements of a running platform: programs, not tests (docs/benchmarks.md). */
package dev.workflow.bench;
