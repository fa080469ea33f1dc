/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.suites.standin;

public class AlterUserScramCredentialsRequestNotAuthorizedTest
        extends kafka.server.AlterUserScramCredentialsRequestNotAuthorizedTest {}
