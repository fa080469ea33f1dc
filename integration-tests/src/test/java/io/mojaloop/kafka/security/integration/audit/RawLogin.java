/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.RawConnection;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.requests.SaslAuthenticateRequest;
import org.apache.kafka.common.requests.SaslAuthenticateResponse;
import org.apache.kafka.common.requests.SaslHandshakeRequest;

/** One attempt to log in, with any name whatever: no client library looks at it first. */
final class RawLogin {
    private RawLogin() {}

    /** @return the broker's words; empty if the attempt succeeded */
    static String plain(RawConnection connection, String user, String password) {
        return attempt(connection, "PLAIN", "\0" + user + "\0" + password);
    }

    /** The first message names a user; one that does not exist is refused at once. */
    static String scram(RawConnection connection, String user) {
        String escaped = user.replace("=", "=3D").replace(",", "=2C");
        return attempt(connection, "SCRAM-SHA-512", "n,,n=" + escaped + ",r=rOprNGfwEbeRWgbNEkqO");
    }

    private static String attempt(RawConnection connection, String mechanism, String message) {
        connection.send(new SaslHandshakeRequest(new SaslHandshakeRequestData().setMechanism(mechanism), (short) 1));
        SaslAuthenticateRequestData data =
                new SaslAuthenticateRequestData().setAuthBytes(message.getBytes(StandardCharsets.UTF_8));
        SaslAuthenticateResponse answer =
                (SaslAuthenticateResponse) connection.send(new SaslAuthenticateRequest(data, (short) 2));
        return answer.errorMessage() == null ? "" : answer.errorMessage();
    }
}
