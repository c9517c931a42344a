package dev.workflow.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;

/** What holds for every module. */
public final class HouseRules {

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Helpers|Impl|Manager|Common)")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule PACKAGES_ARE_COMPONENTS = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..impl..",
                    "..service..",
                    "..services..impl..",
                    "..model..",
                    "..dto..",
                    "..entity..",
                    "..controller..",
                    "..exception..",
                    "..exceptions..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NOTHING_IS_DESERIALISED = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ObjectInputStream.class, ObjectOutputStream.class)
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.jms.ObjectMessage")
            .allowEmptyShould(true);

    @ArchTest
    static void filesAreSmall(JavaClasses own) {
        new Sources(Path.of("src", "main", "java")).check();
    }

    private HouseRules() {}
}
