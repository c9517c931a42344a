package dev.workflow.identity;

import java.math.BigInteger;
import java.util.Optional;

/** The kinds of SSH keys that are taken, and what a whole one looks like on the wire (RFC 4253 §6.6, 5656, 8709). */
enum SshKeyType {
    ED25519("ssh-ed25519", 32),
    RSA("ssh-rsa", 0),
    DSS("ssh-dss", 0),
    ECDSA_256("ecdsa-sha2-nistp256", 32),
    ECDSA_384("ecdsa-sha2-nistp384", 48),
    ECDSA_521("ecdsa-sha2-nistp521", 66);

    private static final String ECDSA_PREFIX = "ecdsa-sha2-";
    private static final byte UNCOMPRESSED = 4;
    private static final int LEAST_RSA_BITS = 1024;
    private static final int MOST_BITS = 16_384;

    private final String label;
    private final int size;

    /** @param size bytes of a coordinate, where the type fixes it */
    SshKeyType(String label, int size) {
        this.label = label;
        this.size = size;
    }

    static Optional<SshKeyType> named(String label) {
        for (SshKeyType type : values()) {
            if (type.label.equals(label)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    String label() {
        return label;
    }

    /** True when the blob is a key of this type and nothing more. */
    boolean isWhole(byte[] blob) {
        SshWire wire = new SshWire(blob);
        return wire.text().equals(label)
                && switch (this) {
                    case ED25519 -> wire.bytes().length == size;
                    case RSA -> isRsa(wire.number(), wire.number());
                    case DSS -> isPositive(wire.number(), wire.number(), wire.number(), wire.number());
                    case ECDSA_256, ECDSA_384, ECDSA_521 -> isPoint(wire.text(), wire.bytes());
                }
                && wire.atEnd();
    }

    private static boolean isRsa(BigInteger exponent, BigInteger modulus) {
        return isPositive(exponent, modulus)
                && exponent.testBit(0)
                && modulus.bitLength() >= LEAST_RSA_BITS
                && modulus.bitLength() <= MOST_BITS;
    }

    private static boolean isPositive(BigInteger... numbers) {
        for (BigInteger number : numbers) {
            if (number.compareTo(BigInteger.ONE) <= 0) {
                return false;
            }
        }
        return true;
    }

    private boolean isPoint(String curve, byte[] point) {
        return curve.equals(label.substring(ECDSA_PREFIX.length()))
                && point.length == 1 + 2 * size
                && point[0] == UNCOMPRESSED;
    }
}
