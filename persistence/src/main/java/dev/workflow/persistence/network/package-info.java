/** Who makes an app's network true at this moment. */
package dev.workflow.persistence.network;
