/** Second factors: what people prove themselves with beside their password, and who must have one. */
package dev.workflow.factor;
