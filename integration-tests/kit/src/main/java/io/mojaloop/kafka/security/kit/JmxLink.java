/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.kit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.jspecify.annotations.Nullable;

/** A node's JMX port on 127.0.0.1, behind a password: other users of this machine can reach the port too. */
final class JmxLink {
    private static final String USER = "kit";

    private final int port;
    private final String password;
    private @Nullable JMXConnector connector;

    JmxLink(int port, String password) {
        this.port = port;
        this.password = password;
    }

    static void writeAccess(RunDirectory run, String password) {
        PrivateFile.write(passwordFile(run), USER + " " + password + "\n");
        PrivateFile.write(run.config().resolve("jmx.access"), USER + " readwrite\n");
    }

    static Path passwordFile(RunDirectory run) {
        return run.config().resolve("jmx.password");
    }

    List<String> flags(RunDirectory run) {
        String prefix = "-Dcom.sun.management.jmxremote.";
        return List.of(
                "-Djava.rmi.server.hostname=127.0.0.1",
                prefix + "host=127.0.0.1",
                prefix + "port=" + port,
                prefix + "rmi.port=" + port,
                prefix + "ssl=false",
                prefix + "password.file=" + passwordFile(run),
                prefix + "password.toHashes=false",
                prefix + "access.file=" + run.config().resolve("jmx.access"));
    }

    /** @throws IOException while nothing listens */
    @SuppressWarnings("BanJNDI") // JMX has no other way to connect; the peer is the JVM this one started
    synchronized MBeanServerConnection connection() throws IOException {
        JMXConnector current = connector;
        if (current != null) {
            try {
                MBeanServerConnection connection = current.getMBeanServerConnection();
                connection.getDefaultDomain();
                return connection;
            } catch (IOException e) {
                close();
            }
        }
        JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi");
        JMXConnector fresh =
                JMXConnectorFactory.connect(url, Map.of(JMXConnector.CREDENTIALS, new String[] {USER, password}));
        connector = fresh;
        return fresh.getMBeanServerConnection();
    }

    /** A numeric attribute; empty while the node or the bean is not there. */
    Optional<Number> number(String bean, String attribute) {
        try {
            return connection().getAttribute(new ObjectName(bean), attribute) instanceof Number number
                    ? Optional.of(number)
                    : Optional.empty();
        } catch (IOException | JMException | JMRuntimeException e) {
            // The last is what a gauge throws that is read while its broker is still being put together.
            return Optional.empty();
        }
    }

    synchronized void close() {
        JMXConnector current = connector;
        connector = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                // The other side is gone already.
            }
        }
    }
}
