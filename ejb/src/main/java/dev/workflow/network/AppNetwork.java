package dev.workflow.network;

import dev.workflow.app.AppName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes true what leads to apps, where that is kept outside of this server. Every call names the state that is wanted,
 * so it is safe to repeat after a crash at any point.
 */
public interface AppNetwork {

    /** False where this server's own router is all there is: then nothing is ever to be applied. */
    boolean outside();

    /**
     * Makes the app's network be as given and removes what is not wanted any more. Goes on with the rest when a part is
     * refused. Does nothing while the app has no place yet; it has one from the start of its first deploy.
     *
     * @return what could not be made true; empty when all is well
     */
    List<Complaint> apply(NetworkSpec wanted);

    /**
     * How what is there differs from what is wanted, a sentence each; empty when nothing does. Looks only at what is
     * already known: asking costs no call.
     */
    List<String> drift(NetworkSpec wanted);

    /** Where the app's gateways are reached, by the gateway's name; without those that nobody has given an address yet. */
    Map<String, List<GatewayAddress>> addresses(AppName app);

    /** What became of the app's automatic certificates, oldest first. */
    List<TlsEvent> tlsEvents(AppName app);

    /** Why no certificate is issued by itself here, in a sentence for the user; empty when they are. */
    Optional<String> noAutomaticCertificates();

    /** Tells from now on of apps whose network has to be looked after. */
    void watch(Watcher watcher);

    /** Told soon, by threads of the network's own; must be quick. */
    interface Watcher {

        /** The app has got the place where its network will be. */
        void placed(AppName app);

        /** Something of the app's was taken away. */
        void disturbed(AppName app);
    }
}
