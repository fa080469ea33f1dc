/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.compiled;

/** Which guardrail a request runs into. */
public enum Violation {
    NONE(""),
    TRANSPORT("transports: the connection's transport is not one of those allowed"),
    ANONYMOUS("anonymous: the client did not authenticate"),
    LISTENER("listeners: the principal is not one of those that may use the listener"),
    ADMINISTRATION("administration: administrative operations are not allowed from this address");

    private final String text;

    Violation(String text) {
        this.text = text;
    }

    /** For log lines and explanations. */
    public String text() {
        return text;
    }
}
