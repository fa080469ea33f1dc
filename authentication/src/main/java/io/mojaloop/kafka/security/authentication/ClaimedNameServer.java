/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import io.mojaloop.kafka.security.audit.ClaimedName;
import javax.security.sasl.SaslException;
import javax.security.sasl.SaslServer;
import org.apache.kafka.common.errors.AuthenticationException;

/**
 * The server of another provider, which does everything. This one only remembers, for the network thread that is about to
 * log a failure, the name that the client claimed: between the exception and Kafka's line nothing else happens on that
 * thread. Passwords are not kept, nor made text of. Like any SaslServer for one thread at a time.
 */
final class ClaimedNameServer implements SaslServer {
    private final SaslServer server;
    private final FirstMessage firstMessage;
    private String claimed = "";
    private boolean begun;

    ClaimedNameServer(SaslServer server, FirstMessage firstMessage) {
        this.server = server;
        this.firstMessage = firstMessage;
    }

    @Override
    public byte[] evaluateResponse(byte[] response) throws SaslException {
        ClaimedName.take(); // of another connection, whose failure nobody logged
        if (!begun && response != null) {
            begun = true;
            claimed = firstMessage.nameIn(response);
        }
        try {
            return server.evaluateResponse(response);
        } catch (SaslException | AuthenticationException failure) {
            // Of any other exception Kafka makes no failed authentication: the name would be given to the next one.
            if (!claimed.isEmpty()) {
                ClaimedName.remember(claimed);
            }
            throw failure;
        }
    }

    @Override
    public String getMechanismName() {
        return server.getMechanismName();
    }

    @Override
    public boolean isComplete() {
        return server.isComplete();
    }

    @Override
    public String getAuthorizationID() {
        return server.getAuthorizationID();
    }

    @Override
    public byte[] unwrap(byte[] incoming, int offset, int length) throws SaslException {
        return server.unwrap(incoming, offset, length);
    }

    @Override
    public byte[] wrap(byte[] outgoing, int offset, int length) throws SaslException {
        return server.wrap(outgoing, offset, length);
    }

    @Override
    public Object getNegotiatedProperty(String name) {
        return server.getNegotiatedProperty(name);
    }

    @Override
    public void dispose() throws SaslException {
        server.dispose();
    }
}
