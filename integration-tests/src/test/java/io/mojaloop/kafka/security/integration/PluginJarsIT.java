/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mojaloop.kafka.security.integration.policy.PolicyContract;
import io.mojaloop.kafka.security.integration.support.Brokers;
import io.mojaloop.kafka.security.integration.support.PluginJars;
import io.mojaloop.kafka.security.kit.KafkaDistribution;
import io.mojaloop.kafka.security.kit.KafkaVersion;
import io.mojaloop.kafka.security.kit.Progress;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The jars as they are dropped on a broker: what is in them, and whether all of it loads there. */
class PluginJarsIT {
    private static final String OURS = "io/mojaloop/kafka/security/";
    private static final String QUOTAS = "io.mojaloop.kafka.security.quota.PolicyQuotaCallback";
    private static final String THIRD_PARTY = "kafka-security-third-party-";

    @Test
    void plugins_areTheExpectedJars() {
        assertThat(PluginJars.all())
                .map(jar -> jar.getFileName().toString())
                .noneMatch(name -> name.endsWith("-tests.jar") || name.endsWith("-sources.jar"))
                .map(name -> name.replaceFirst("[0-9].*[.]jar$", ""))
                .containsExactlyInAnyOrder(
                        "kafka-security-audit-appenders-",
                        "kafka-security-audit-logger-",
                        "kafka-security-audit-outputs-",
                        "kafka-security-authentication-",
                        "kafka-security-authorizer-",
                        "kafka-security-authorizer-monitored-",
                        "kafka-security-policy-",
                        "kafka-security-quota-callback-",
                        THIRD_PARTY);
    }

    /** What others wrote is in one jar, under a name of ours, and nothing else is there. */
    @Test
    void thirdParty_isInAJarAndPackageOfItsOwn() throws IOException {
        for (Path jar : PluginJars.all()) {
            boolean thirdParty = jar.getFileName().toString().startsWith(THIRD_PARTY);
            assertThat(entries(jar).stream().filter(name -> name.endsWith(".class")))
                    .as(jar.toString())
                    .isNotEmpty()
                    .allMatch(name -> name.startsWith(OURS + "thirdparty/") == thirdParty);
        }
    }

    @Test
    void plugins_holdOnlyOurPackages() throws IOException {
        for (Path jar : PluginJars.all()) {
            assertThat(entries(jar))
                    .as(jar.toString())
                    .allMatch(name -> name.startsWith(OURS) || isHarmlessMetadata(name));
        }
    }

    /** Services of others would be found by brokers, versions and modules would be seen by the class loader. */
    private static boolean isHarmlessMetadata(String name) {
        return name.startsWith("META-INF/")
                && (!name.startsWith("META-INF/services/")
                        || name.startsWith("META-INF/services/io.mojaloop.kafka.security."))
                && !name.startsWith("META-INF/versions/")
                && !name.endsWith(".class");
    }

    @ParameterizedTest
    @CsvSource({"3.9.2", "4.4.0"})
    void plugins_shadowNothingOfTheBroker(String version) throws IOException {
        Set<String> ofBroker = new TreeSet<>();
        for (Path jar : libs(version)) {
            ofBroker.addAll(entries(jar));
        }
        for (Path jar : PluginJars.all()) {
            assertThat(entries(jar).stream().filter(name -> !name.startsWith("META-INF/")))
                    .as("%s on %s", jar, version)
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(ofBroker);
        }
        assertThat(libs(version))
                .extracting(Path::getFileName)
                .doesNotContainAnyElementsOf(
                        PluginJars.all().stream().map(Path::getFileName).toList());
    }

    /**
     * Linked and verified, too: that is what asking for the methods of a class does. Each line has few classes that may not
     * load, and it has to be those: ACLs in ZooKeeper extend a class that Kafka 4 lacks, the broker's own metrics implement
     * an interface that Kafka 3.9 lacks (docs/adr/0002), each log appender needs its back end, and ZooKeeper's audit logger
     * ZooKeeper.
     */
    @ParameterizedTest
    @MethodSource
    void everyClassButAFew_loadsOnTheBrokersOwnLibraries(String version, List<String> exceptions) throws IOException {
        List<String> failed = new ArrayList<>();
        try (URLClassLoader broker = loader(version)) {
            for (String name : classNames()) {
                try {
                    assertThat(Class.forName(name, false, broker).getDeclaredMethods())
                            .isNotNull();
                } catch (ReflectiveOperationException | LinkageError e) {
                    failed.add(name.replace("io.mojaloop.kafka.security.", ""));
                }
            }
        }
        assertThat(failed).containsExactlyInAnyOrderElementsOf(exceptions);
    }

    static Stream<Arguments> everyClassButAFew_loadsOnTheBrokersOwnLibraries() {
        return Stream.of(
                Arguments.of(
                        "3.9.2",
                        List.of(
                                "audit.appender.Log4j2AuditAppender",
                                "audit.appender.Log4j2AuditAppender$Silence",
                                "audit.appender.LogbackAuditAppender",
                                "authorizer.monitored.MonitoredPolicyAuthorizer")),
                Arguments.of(
                        "4.4.0",
                        List.of(
                                "audit.appender.LogbackAuditAppender",
                                "audit.zookeeper.Operations",
                                "audit.zookeeper.ZooKeeperAuditLogger",
                                "authorizer.zookeeper.ZooKeeperAcls")));
    }

    @ParameterizedTest
    @CsvSource({"3.9.2", "4.4.0"})
    void authorizer_isMadeAndConfiguredOnTheBrokersOwnLibraries(String version) throws Exception {
        try (URLClassLoader broker = loader(version)) {
            Object authorizer = broker.loadClass(Brokers.OURS).getConstructor().newInstance();

            assertThat(authorizer)
                    .isInstanceOf(broker.loadClass("org.apache.kafka.server.authorizer.Authorizer"))
                    .isInstanceOf(broker.loadClass("org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer"));
            authorizer
                    .getClass()
                    .getMethod("configure", Map.class)
                    .invoke(authorizer, Map.of("process.roles", "broker", "node.id", "1", "super.users", "User:a"));
            authorizer.getClass().getMethod("close").invoke(authorizer);
        }
    }

    /** A broker makes one for each connection, configures it, and on KRaft asks it to write and read principals. */
    @ParameterizedTest
    @CsvSource({"3.9.2", "4.4.0"})
    void principalBuilder_isMadeConfiguredAndUsedOnTheBrokersOwnLibraries(String version) throws Exception {
        try (URLClassLoader broker = loader(version)) {
            Object builder =
                    broker.loadClass(PolicyContract.BUILDER).getConstructor().newInstance();
            Class<?> principalClass = broker.loadClass("org.apache.kafka.common.security.auth.KafkaPrincipal");
            Object principal =
                    principalClass.getConstructor(String.class, String.class).newInstance("User", "alice");

            assertThat(builder)
                    .isInstanceOf(broker.loadClass("org.apache.kafka.common.security.auth.KafkaPrincipalBuilder"))
                    .isInstanceOf(broker.loadClass("org.apache.kafka.common.security.auth.KafkaPrincipalSerde"));
            builder.getClass().getMethod("configure", Map.class).invoke(builder, Map.of());
            Object bytes =
                    builder.getClass().getMethod("serialize", principalClass).invoke(builder, principal);
            assertThat(builder.getClass().getMethod("deserialize", byte[].class).invoke(builder, bytes))
                    .isEqualTo(principal);
        }
    }

    /** With a policy, so that all is made that a broker needs; every line that we name has to take it. */
    @ParameterizedTest
    @ValueSource(strings = {"3.7.2", "3.9.2", "4.1.1", "4.2.2", "4.3.1", "4.4.0"})
    void quotaCallback_isMadeConfiguredAndUsedOnTheBrokersOwnLibraries(String version, @TempDir Path directory)
            throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                version: 1
                mode: enforce
                quotas:
                  tenants:
                    payments: {members: ["User:alice"], produce: 1MiB/s, scope: cluster}
                """);
        try (URLClassLoader broker = loader(version)) {
            Class<?> contract = broker.loadClass("org.apache.kafka.server.quota.ClientQuotaCallback");
            Class<?> type = broker.loadClass("org.apache.kafka.server.quota.ClientQuotaType");
            Class<?> principal = broker.loadClass("org.apache.kafka.common.security.auth.KafkaPrincipal");
            Object alice = principal.getConstructor(String.class, String.class).newInstance("User", "alice");
            Object callback = broker.loadClass(QUOTAS).getConstructor().newInstance();

            assertThat(callback).isInstanceOf(contract);
            contract.getMethod("configure", Map.class)
                    .invoke(
                            callback,
                            Map.of(
                                    "process.roles",
                                    "broker",
                                    "node.id",
                                    "1",
                                    "log.dirs",
                                    directory.toString(),
                                    "security.policy.file",
                                    policy.toString()));
            assertThat(contract.getMethod("quotaMetricTags", type, principal, String.class)
                            .invoke(callback, type.getField("PRODUCE").get(null), alice, "client-1"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .isEqualTo(Map.of("tenant", "payments"));
            contract.getMethod("close").invoke(callback);
        }
    }

    private static List<String> classNames() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path jar : PluginJars.all()) {
            for (String entry : entries(jar)) {
                if (entry.endsWith(".class")) {
                    names.add(entry.substring(0, entry.length() - ".class".length())
                            .replace('/', '.'));
                }
            }
        }
        assertThat(names).contains(Brokers.OURS, QUOTAS);
        return names;
    }

    /** Sees the JDK, the broker and the plug-ins, and nothing of this JVM. */
    private static URLClassLoader loader(String version) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : libs(version)) {
            urls.add(jar.toUri().toURL());
        }
        for (Path jar : PluginJars.all()) {
            urls.add(jar.toUri().toURL());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static List<Path> libs(String version) throws IOException {
        Path libs = KafkaDistribution.resolve(KafkaVersion.parse(version), Progress.silent())
                .libs();
        try (Stream<Path> jars = Files.list(libs)) {
            return jars.filter(jar -> jar.toString().endsWith(".jar")).toList();
        }
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }
}
