/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration.audit;

import io.mojaloop.kafka.security.integration.support.Calls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A certificate that says it is alice's, signed by nobody whom the brokers know. */
final class ForeignCertificate {
    private static final String PASSWORD = "foreign-password";

    private ForeignCertificate() {}

    /** Settings of a client that shows it. */
    static Map<String, String> properties() {
        return Map.of(
                "ssl.keystore.location", keyStore().toString(),
                "ssl.keystore.password", PASSWORD,
                "ssl.key.password", PASSWORD);
    }

    private static Path keyStore() {
        return Calls.run(() -> {
            Path file = Files.createTempDirectory("foreign").resolve("alice.p12");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "key",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=alice",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("keytool did not make a certificate");
            }
            return file;
        });
    }
}
