/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.lockout;

/** Made by keytool, valid for a hundred years; nobody has the key any more. */
final class Certificates {
    private Certificates() {}

    /** CN=node-1,OU=hub,O=Mojaloop. */
    static final String OF_NODE_ONE = """
            -----BEGIN CERTIFICATE-----
            MIIBfDCCASOgAwIBAgIIY8PBqVJvC0gwCgYIKoZIzj0EAwIwMjERMA8GA1UEChMI
            TW9qYWxvb3AxDDAKBgNVBAsTA2h1YjEPMA0GA1UEAxMGbm9kZS0xMCAXDTI2MTEy
            MzE1MjU0NFoYDzIxMjYxMDMwMTUyNTQ0WjAyMREwDwYDVQQKEwhNb2phbG9vcDEM
            MAoGA1UECxMDaHViMQ8wDQYDVQQDEwZub2RlLTEwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAARREySQ475b6g75aUQYSbD5hqUcQTEUq+dy9rkGDTQLYW4xCgCRdKJp
            d+3BKXBol2lrj7sQlS5vkysvxLttM6C8oyEwHzAdBgNVHQ4EFgQU5XwDQDJUX+xw
            nOPDwr2zG4fccLcwCgYIKoZIzj0EAwIDRwAwRAIgL9OSTyUxPs60Y1eLIEgEELMS
            dvLCUgYdcoZG/5qSvf0CIE/VO4OQI1HNBu/1cAL2k+bAd9/Fb6Y/kZdBjtpZF0Mc
            -----END CERTIFICATE-----
            """;
}
