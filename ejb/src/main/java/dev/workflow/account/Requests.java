package dev.workflow.account;

import dev.workflow.persistence.account.AccountRequest;
import dev.workflow.persistence.account.AccountRequestRepository;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** Keeps what strangers asked for until {@link RequestCare} answers it. */
@Stateless
public class Requests {

    private static final int MOST = 1000;

    private AccountRequestRepository requests;

    protected Requests() {}

    @Inject
    public Requests(AccountRequestRepository requests) {
        this.requests = requests;
    }

    /** @throws Problem 503 when too many wait */
    public void add(AccountRequest request) {
        if (requests.count() >= MOST) {
            throw Problem.of(503, "busy", "Too many people ask for mail at this moment.")
                    .withHint("Try again in a few minutes.");
        }
        requests.add(request);
    }
}
