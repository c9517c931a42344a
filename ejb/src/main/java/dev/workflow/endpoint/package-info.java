/** Services: the ports under which process types are reached inside the platform. */
package dev.workflow.endpoint;
