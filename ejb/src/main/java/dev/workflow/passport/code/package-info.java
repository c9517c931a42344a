/** Authorization by code: what a client may ask for in a browser, and the codes it gets. */
package dev.workflow.passport.code;
