package dev.workflow.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;

/** What holds for the modules that run inside the server. */
public final class ServerRules {

    private static final List<String> INJECTED = List.of(
            "jakarta.inject.Inject",
            "jakarta.ejb.EJB",
            "jakarta.annotation.Resource",
            "jakarta.persistence.PersistenceContext");

    /** What the container makes, and so what it fills the fields of. */
    private static final List<String> MANAGED = List.of(
            "jakarta.ejb.Stateless",
            "jakarta.ejb.Singleton",
            "jakarta.ejb.MessageDriven",
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider",
            "jakarta.websocket.server.ServerEndpoint",
            "jakarta.servlet.annotation.WebServlet",
            "jakarta.servlet.annotation.WebFilter");

    @ArchTest
    static final ArchRule LOGS_GO_THROUGH_THE_PLATFORM_LOGGER = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.workflow.messaging.ClientLog")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache.commons.logging..")
            .because("java.lang.System.Logger is enough; ClientLog quietens a library that logs otherwise")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

    @ArchTest
    static final ArchRule ONLY_THE_CONTAINER_FILLS_FIELDS = fields().that(areInjected())
            .should()
            .beDeclaredInClassesThat(areManaged())
            .allowEmptyShould(true);

    /** The wiring knows the components, never the other way round. */
    @ArchTest
    static final ArchRule NOTHING_DEPENDS_ON_THE_WIRING = noClasses()
            .that()
            .resideOutsideOfPackage("dev.workflow.platform..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.workflow.platform.."))
            .allowEmptyShould(true);

    private ServerRules() {}

    private static DescribedPredicate<JavaField> areInjected() {
        return DescribedPredicate.describe(
                "are injected", field -> INJECTED.stream().anyMatch(field::isAnnotatedWith));
    }

    private static DescribedPredicate<JavaClass> areManaged() {
        DescribedPredicate<JavaClass> managed = DescribedPredicate.alwaysFalse();
        for (String annotation : MANAGED) {
            managed = managed.or(annotatedWith(annotation).forSubtype());
        }
        return managed.as("the container makes");
    }
}
