/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import io.mojaloop.kafka.security.policy.ConnectionOrigin;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.util.Arrays;

/**
 * The principal types with an origin that one builder has handed out, so that a request costs a few comparisons instead of
 * the lock of {@link ConnectionOrigins#attach}. The builder of a connection needs one; that of a connection from broker to
 * controller one for each origin that is forwarded.
 *
 * <p>Thread-safe without a lock: threads that add at the same time may lose an addition, which is then made again.
 */
final class OriginTypes {
    /** Beyond it the lock is taken; searching more would cost more. */
    static final int MOST = 16;

    /** A type that takes more is no type: whoever sends such a thing must not have it kept for the life of the process. */
    static final int MOST_TYPE_LENGTH = 256;

    private record Known(String type, String listener, String transport, String mechanism, String withOrigin) {
        boolean is(String aType, String aListener, String aTransport, String aMechanism) {
            return type.equals(aType)
                    && listener.equals(aListener)
                    && transport.equals(aTransport)
                    && mechanism.equals(aMechanism);
        }
    }

    private volatile Known[] known = {};

    /** A String equal to {@code type} with the origin attached; {@code type} itself if the origin cannot be carried. */
    String typeOf(String type, String listener, String transport, String mechanism) {
        Known[] all = known;
        for (Known one : all) {
            if (one.is(type, listener, transport, mechanism)) {
                return one.withOrigin;
            }
        }
        ConnectionOrigin origin = new ConnectionOrigin(listener, transport, mechanism);
        if (type.length() > MOST_TYPE_LENGTH || !OriginFields.canCarry(origin)) {
            return type;
        }
        String withOrigin = ConnectionOrigins.attach(type, origin);
        if (all.length < MOST) {
            Known[] more = Arrays.copyOf(all, all.length + 1);
            more[all.length] = new Known(type, listener, transport, mechanism, withOrigin);
            known = more;
        }
        return withOrigin;
    }
}
