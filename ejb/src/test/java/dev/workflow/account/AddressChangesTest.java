package dev.workflow.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.account.AccountWorld.Mailed;
import dev.workflow.mail.MailAddress;
import dev.workflow.mail.MailView;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddressChangesTest {

    private final AccountWorld world = new AccountWorld();
    private final Caller ada = world.account("ada", "old@example.com", Optional.of("analytical engine"));

    @Test
    void theNewAddressCountsOnceItIsConfirmed() {
        Mailed link = ask();
        assertThat(email()).isEqualTo("old@example.com");
        String confirmed = world.addresses(changes -> changes.confirm(ada, link.uid(), link.token()));
        assertThat(confirmed).isEqualTo("new@example.com");
        assertThat(email()).isEqualTo("new@example.com");
        assertThatThrownBy(() -> world.addresses(changes -> changes.confirm(ada, link.uid(), link.token())))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theOldAddressIsTold() {
        ask();
        assertThat(world.mails()).extracting(MailView::to).contains("old@example.com");
    }

    /** Who gets the mail because of a typing error must not become somebody who can reset the password. */
    @Test
    void onlyTheOwnerConfirms() {
        Caller eve = world.account("eve", "eve@example.com", Optional.of("eavesdropping"));
        Mailed link = ask();
        Optional<Link> found = world.addresses(changes -> changes.find(eve, link.uid(), link.token()));
        assertThat(found).isEmpty();
        assertThatThrownBy(() -> world.addresses(changes -> changes.confirm(eve, link.uid(), link.token())))
                .isInstanceOfSatisfying(
                        Problem.class, no -> assertThat(no.status()).isEqualTo(404));
        assertThat(email()).isEqualTo("old@example.com");
    }

    private Mailed ask() {
        world.addresses(changes -> {
            changes.ask(ada, new MailAddress("new@example.com"), AccountWorld.ORIGIN, AccountWorld.CLIENT);
            return 0;
        });
        MailView confirm = world.mails().stream()
                .filter(mail -> mail.to().equals("new@example.com"))
                .findFirst()
                .orElseThrow();
        String[] path = confirm.text()
                .orElseThrow()
                .replaceAll("(?s).*/user/update/(\\S+).*", "$1")
                .split("/");
        return new Mailed(path[0], path[1]);
    }

    private String email() {
        return world.accounts(
                accounts -> accounts.byUsername("ada").orElseThrow().getEmail());
    }
}
