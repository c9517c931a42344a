package dev.workflow.factor;

import dev.workflow.persistence.factor.RecoveryCodeHashes;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Ten codes of which each is good for one login; shown once, stored as hashes. */
@Stateless
public class RecoveryCodes {

    static final int COUNT = 10;

    private RecoveryCodeHashes hashes;

    protected RecoveryCodes() {}

    @Inject
    public RecoveryCodes(RecoveryCodeHashes hashes) {
        this.hashes = hashes;
    }

    /** New ones; those from before are good for nothing any more. */
    public List<RecoveryCode> replace(long accountId) {
        List<RecoveryCode> codes =
                Stream.generate(RecoveryCode::random).limit(COUNT).toList();
        hashes.removeAll(accountId);
        hashes.add(accountId, codes.stream().map(RecoveryCode::sha256).toList());
        return codes;
    }

    /** Uses one up. @return how many are left; empty when it is none of the account's */
    public OptionalInt use(long accountId, RecoveryCode code) {
        return hashes.remove(accountId, code.sha256()) ? OptionalInt.of(hashes.count(accountId)) : OptionalInt.empty();
    }
}
