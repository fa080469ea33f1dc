/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.trail.line;

/** Signs checkpoints. */
public interface Signer {
    /** The id of its key: 16 hexadecimal digits. */
    String keyId();

    /** Ed25519 over the first bytes of an array. */
    byte[] sign(byte[] bytes, int count);
}
