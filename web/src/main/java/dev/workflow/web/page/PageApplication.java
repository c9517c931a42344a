package dev.workflow.web.page;

import dev.workflow.web.AccessFilter;
import dev.workflow.web.Api;
import dev.workflow.web.JsonBodyReader;
import dev.workflow.web.JsonTextWriter;
import dev.workflow.web.ProblemDetails;
import dev.workflow.web.ResourceClasses;
import dev.workflow.web.WireFormat;
import dev.workflow.web.audit.AuditRoute;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** An application that shows pages: the resources and providers of one package, and what all pages need. */
public abstract class PageApplication extends Application {

    private static final Set<Class<?>> SHARED = Set.of(
            AccessFilter.class,
            AuditRoute.class,
            JsonBodyReader.class,
            JsonTextWriter.class,
            ProblemDetails.class,
            WireFormat.class);

    @Override
    public Set<Class<?>> getClasses() {
        String own = getClass().getPackageName();
        String pages = PageApplication.class.getPackageName();
        Set<Class<?>> classes = new HashSet<>(ResourceClasses.in(name -> name.equals(own) || name.equals(pages)));
        classes.addAll(SHARED);
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Api.JERSEY;
    }
}
