package dev.workflow.scim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What SCIM clients may do. */
@ApplicationScoped
public class ScimSettings {

    private boolean adopt;
    private Optional<String> superusers = Optional.empty();
    private Optional<String> staff = Optional.empty();

    protected ScimSettings() {}

    /**
     * @param adopt whether clients see, change and disable accounts of other origins, too; never a local superuser
     * @param superusers the group whose members are superusers
     * @param staff the group whose members are staff
     */
    @Inject
    public ScimSettings(
            @ConfigProperty(name = "workflow.scim.adopt", defaultValue = "false") boolean adopt,
            @ConfigProperty(name = "workflow.scim.superuser.group") Optional<String> superusers,
            @ConfigProperty(name = "workflow.scim.staff.group") Optional<String> staff) {
        this.adopt = adopt;
        this.superusers = superusers;
        this.staff = staff;
    }

    public boolean adopt() {
        return adopt;
    }

    boolean superusers(String group) {
        return is(superusers, group);
    }

    boolean staff(String group) {
        return is(staff, group);
    }

    private static boolean is(Optional<String> wanted, String group) {
        return wanted.map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> name.equalsIgnoreCase(group))
                .orElse(false);
    }
}
