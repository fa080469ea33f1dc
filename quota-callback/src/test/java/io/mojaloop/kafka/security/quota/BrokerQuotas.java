/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota;

import io.mojaloop.kafka.security.quota.tags.Sanitizer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Quota;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.network.Session;
import org.apache.kafka.server.config.ClientQuotaManagerConfig;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.apache.kafka.server.quota.ClientQuotaType;
import org.jspecify.annotations.Nullable;

/**
 * The quota manager of a broker for one type, ClientQuotaManager or its subclass, of whichever Kafka is on the class path:
 * 3.9's are Scala in {@code kafka.server}, those of 4.2 and later Java in {@code org.apache.kafka.server.quota}.
 */
final class BrokerQuotas implements AutoCloseable {
    /** In place of a name, in {@link #update}. */
    static final String DEFAULT = new String("the default");

    private static final boolean SCALA = exists("kafka.server.ClientQuotaManager");
    private static final String PACKAGE = SCALA ? "kafka.server." : "org.apache.kafka.server.quota.";

    final ClientQuotaCallback callback;
    private final ClientQuotaType type;
    private final TestClock clock;
    private final Metrics metrics;
    private final Object manager;
    private final Method update;
    private final Method record;

    /** @param callback null for none */
    BrokerQuotas(ClientQuotaType type, TestClock clock, @Nullable ClientQuotaCallback callback) {
        this.type = type;
        this.clock = clock;
        this.metrics = new Metrics(new MetricConfig(), List.of(), clock.time);
        this.manager = manager(callback);
        Class<?> base = type("ClientQuotaManager");
        this.update = Arrays.stream(base.getMethods())
                .filter(method -> method.getName().equals("updateQuota"))
                .findAny()
                .orElseThrow();
        this.record = method(base, "recordAndGetThrottleTimeMs", Session.class, String.class, double.class, long.class);
        Field field = Arrays.stream(base.getDeclaredFields())
                .filter(any -> any.getType() == ClientQuotaCallback.class)
                .findAny()
                .orElseThrow();
        field.setAccessible(true);
        try {
            this.callback = (ClientQuotaCallback) field.get(manager);
        } catch (IllegalAccessException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Object manager(@Nullable ClientQuotaCallback callback) {
        ClientQuotaManagerConfig config = new ClientQuotaManagerConfig();
        Object plugin = SCALA ? option(callback) : Optional.ofNullable(callback).map(BrokerQuotas::plugin);
        return switch (type) {
            case PRODUCE, FETCH ->
                make(type("ClientQuotaManager"), config, metrics, quotaType(), clock.time, "", plugin);
            case REQUEST ->
                make(
                        exists(PACKAGE + "ClientRequestQuotaManager")
                                ? type("ClientRequestQuotaManager")
                                : named("kafka.server.ClientRequestQuotaManager"), // 4.2 and 4.3
                        config,
                        metrics,
                        clock.time,
                        "",
                        plugin);
            case CONTROLLER_MUTATION ->
                make(type("ControllerMutationQuotaManager"), config, metrics, clock.time, "", plugin);
        };
    }

    private Object quotaType() {
        try {
            return SCALA
                    ? named("kafka.server.QuotaType$" + (type == ClientQuotaType.PRODUCE ? "Produce$" : "Fetch$"))
                            .getField("MODULE$")
                            .get(null)
                    : type("QuotaType").getField(type.name()).get(null);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }

    /**
     * What the broker does when a quota was set or removed.
     *
     * @param user null for none, {@link #DEFAULT} for the default
     * @param clientId the same
     * @param limit null to remove it
     */
    @SuppressWarnings("ReferenceEquality")
    void update(@Nullable String user, @Nullable String clientId, @Nullable Double limit) {
        Quota quota = limit == null ? null : new Quota(limit, true);
        if (SCALA) {
            String userName = user == null ? null : user == DEFAULT ? "<default>" : Sanitizer.sanitize(user);
            String client = clientId == null ? null : clientId == DEFAULT ? "<default>" : clientId;
            String sanitized = clientId == null ? null : clientId == DEFAULT ? client : Sanitizer.sanitize(clientId);
            call(update, option(userName), option(client), option(sanitized), option(quota));
        } else {
            Object userEntity = user == null
                    ? null
                    : user == DEFAULT
                            ? constant("DEFAULT_USER_ENTITY")
                            : make(type("ClientQuotaManager$UserEntity"), Sanitizer.sanitize(user));
            Object clientEntity = clientId == null
                    ? null
                    : clientId == DEFAULT
                            ? constant("DEFAULT_USER_CLIENT_ID")
                            : make(type("ClientQuotaManager$ClientIdEntity"), clientId);
            call(
                    update,
                    Optional.ofNullable(userEntity),
                    Optional.ofNullable(clientEntity),
                    Optional.ofNullable(quota));
        }
    }

    /** A request. @return for how long the client is to wait, in ms */
    int record(KafkaPrincipal principal, String clientId, double value) {
        return (int) call(record, session(principal), clientId, value, clock.nowMs());
    }

    private static Session session(KafkaPrincipal principal) {
        return new Session(principal, InetAddress.getLoopbackAddress());
    }

    /** All metrics, each with its value and the limit it is held to. */
    Map<String, String> metrics() {
        Map<String, String> all = new TreeMap<>();
        metrics.metrics().forEach((name, metric) -> {
            MetricConfig config = ((KafkaMetric) metric).config();
            Quota quota = config.quota();
            all.put(
                    name.group() + " " + name.name() + " " + name.tags(),
                    metric.metricValue() + " of " + (quota == null ? "any" : quota.bound()));
        });
        return all;
    }

    @Override
    public void close() {
        call(method(type("ClientQuotaManager"), "shutdown"));
        metrics.close();
    }

    private Object call(Method method, @Nullable Object... arguments) {
        try {
            return method.invoke(manager, arguments);
        } catch (InvocationTargetException thrown) {
            throw new AssertionError(thrown.getCause());
        } catch (IllegalAccessException changed) {
            throw new AssertionError(changed);
        }
    }

    private static Object plugin(ClientQuotaCallback callback) {
        Class<?> plugin = named("org.apache.kafka.common.internals.Plugin");
        try {
            return plugin.getMethod("wrapInstance", Object.class, Metrics.class, String.class)
                    .invoke(null, callback, null, "client.quota.callback.class");
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }

    private static Object option(@Nullable Object value) {
        try {
            return named("scala.Option").getMethod("apply", Object.class).invoke(null, value);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }

    private static Object constant(String name) {
        try {
            return type("ClientQuotaManager").getField(name).get(null);
        } catch (ReflectiveOperationException changed) {
            throw new AssertionError(changed);
        }
    }

    private static Object make(Class<?> type, Object... arguments) {
        for (Constructor<?> constructor : type.getConstructors()) {
            if (constructor.getParameterCount() == arguments.length) {
                try {
                    return constructor.newInstance(arguments);
                } catch (ReflectiveOperationException changed) {
                    throw new AssertionError(changed);
                }
            }
        }
        throw new AssertionError(type + " has no constructor with " + arguments.length);
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException changed) {
            throw new AssertionError(changed);
        }
    }

    private static Class<?> type(String name) {
        return named(PACKAGE + name);
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException moved) {
            throw new AssertionError(moved);
        }
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, Time.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
