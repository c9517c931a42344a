/** Codes that programs exchange for tokens. */
package dev.workflow.persistence.passport.code;
