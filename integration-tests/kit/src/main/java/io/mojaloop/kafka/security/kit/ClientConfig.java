/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.util.Map;
import java.util.Properties;

/** Client properties for each kind of credentials, ready for a producer, a consumer, an admin client or a tool. */
record ClientConfig(Certificates certificates, Map<String, ScramUser> users) {

    Properties of(Credentials credentials, String bootstrap) {
        Properties p = new Properties();
        p.setProperty("bootstrap.servers", bootstrap);
        p.setProperty("security.protocol", credentials.listener().securityProtocol());
        if (credentials instanceof Credentials.Plaintext) {
            return p;
        }
        p.setProperty("ssl.truststore.type", "PKCS12");
        p.setProperty("ssl.truststore.location", certificates.trustStore().toString());
        p.setProperty("ssl.truststore.password", certificates.password());
        if (credentials instanceof Credentials.Scram scram) {
            scram(scram.user(), p);
        } else if (credentials instanceof Credentials.Certificate certificate) {
            p.setProperty("ssl.keystore.type", "PKCS12");
            p.setProperty(
                    "ssl.keystore.location",
                    certificates.client(certificate.commonName()).toString());
            p.setProperty("ssl.keystore.password", certificates.password());
            p.setProperty("ssl.key.password", certificates.password());
        }
        return p;
    }

    private void scram(String name, Properties p) {
        ScramUser user = users.get(name);
        if (user == null) {
            throw new IllegalArgumentException("No SCRAM user '" + name + "'; name it in the spec or add it first");
        }
        p.setProperty("sasl.mechanism", "SCRAM-SHA-512");
        p.setProperty(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user.name(), user.password()));
    }
}
