/** Programs that ask for tokens, what was granted to them, and the keys that sign. */
package dev.workflow.persistence.passport;
