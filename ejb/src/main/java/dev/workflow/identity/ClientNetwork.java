package dev.workflow.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * What counts as one client for limits. Whoever has one IPv6 address has the other 2⁶⁴ of its network as well, and could
 * come from another one each time.
 */
public final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;
    private static final int ALL_BYTES = 16;

    private ClientNetwork() {}

    /** @param address as text; what is no IPv6 address is its own network */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
            if (parsed instanceof Inet6Address) {
                byte[] network = Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES), ALL_BYTES);
                return InetAddress.getByAddress(network).getHostAddress() + "/64";
            }
            return parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
