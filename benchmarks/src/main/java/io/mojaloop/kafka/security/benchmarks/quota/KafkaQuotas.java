/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks.quota;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Quota;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.server.quota.ClientQuotaCallback;
import org.jspecify.annotations.Nullable;

/**
 * The manager of produce quotas of whichever Kafka is on the class path: {@code kafka.server.ClientQuotaManager} in Scala up
 * to 4.2 or so, {@code org.apache.kafka.server.quota.ClientQuotaManager} in Java after. Called through constant method
 * handles, which the JIT compiles as direct calls.
 */
final class KafkaQuotas implements AutoCloseable {
    private static final Class<?> MANAGER =
            first("org.apache.kafka.server.quota.ClientQuotaManager", "kafka.server.ClientQuotaManager");
    private static final boolean SCALA = MANAGER.getName().startsWith("kafka.");
    private static final MethodHandle RECORD = handle("recordAndGetThrottleTimeMs");
    private static final MethodHandle MOST = handle(SCALA ? "getMaxValueInQuotaWindow" : "maxValueInQuotaWindow");
    private static final Constructor<?> SESSION =
            first("org.apache.kafka.network.Session").getConstructors()[0];

    private final Metrics metrics;
    private final Object manager;

    /** @param callback null for Kafka's own resolution */
    KafkaQuotas(Metrics metrics, @Nullable ClientQuotaCallback callback) {
        this.metrics = metrics;
        this.manager = make(metrics, callback);
    }

    int record(Object session, String clientId, double value, long nowMs) {
        try {
            return (int) RECORD.invokeExact(manager, session, clientId, value, nowMs);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    double mostInWindow(Object session, String clientId) {
        try {
            return (double) MOST.invokeExact(manager, session, clientId);
        } catch (Throwable e) {
            throw failed(e);
        }
    }

    /** A quota of a user, as {@code kafka-configs} sets it. */
    void quotaOfUser(String sanitizedUser, double bytesPerSecond) {
        Method update = Arrays.stream(MANAGER.getMethods())
                .filter(method -> method.getName().equals("updateQuota"))
                .findFirst()
                .orElseThrow();
        Quota quota = new Quota(bytesPerSecond, true);
        try {
            if (SCALA) {
                update.invoke(manager, some(sanitizedUser), some(null), some(null), some(quota));
            } else {
                Object user = first("org.apache.kafka.server.quota.ClientQuotaManager$UserEntity")
                        .getConstructor(String.class)
                        .newInstance(sanitizedUser);
                update.invoke(manager, Optional.of(user), Optional.empty(), Optional.of(quota));
            }
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    static Object session(KafkaPrincipal principal) {
        try {
            return SESSION.newInstance(principal, InetAddress.getLoopbackAddress());
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    /** Scala's view of a map as Java gets it again, which is what Kafka 3.9 asks limits with; empty where there is no such. */
    static Optional<Object> scalaView(java.util.Map<String, String> map) {
        if (!SCALA) {
            return Optional.empty();
        }
        try {
            Object wrapped = Class.forName("scala.jdk.CollectionConverters$")
                    .getMethod("MapHasAsScala", java.util.Map.class)
                    .invoke(module("scala.jdk.CollectionConverters$"), map);
            Object mutable = wrapped.getClass().getMethod("asScala").invoke(wrapped);
            Object immutable = Class.forName("scala.collection.IterableOnceOps")
                    .getMethod("toMap", Class.forName("scala.$less$colon$less"))
                    .invoke(
                            mutable,
                            Class.forName("scala.$less$colon$less$")
                                    .getMethod("refl")
                                    .invoke(module("scala.$less$colon$less$")));
            Object asJava = Class.forName("scala.jdk.CollectionConverters$")
                    .getMethod("MapHasAsJava", Class.forName("scala.collection.Map"))
                    .invoke(module("scala.jdk.CollectionConverters$"), immutable);
            return Optional.of(asJava.getClass().getMethod("asJava").invoke(asJava));
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    private static Object make(Metrics metrics, @Nullable ClientQuotaCallback callback) {
        try {
            Constructor<?> constructor = Arrays.stream(MANAGER.getConstructors())
                    .filter(candidate -> candidate.getParameterCount() == 6)
                    .findFirst()
                    .orElseThrow();
            Class<?>[] types = constructor.getParameterTypes();
            Object produce = SCALA
                    ? module("kafka.server.QuotaType$Produce$")
                    : types[2].getField("PRODUCE").get(null);
            Object time = types[3].getField("SYSTEM").get(null);
            Object config = types[0].getConstructor().newInstance();
            return constructor.newInstance(
                    config, metrics, produce, time, "", SCALA ? some(callback) : plugin(metrics, callback));
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
    }

    private static Optional<Object> plugin(Metrics metrics, @Nullable ClientQuotaCallback callback)
            throws ReflectiveOperationException {
        if (callback == null) {
            return Optional.empty();
        }
        return Optional.of(first("org.apache.kafka.common.internals.Plugin")
                .getMethod("wrapInstance", Object.class, Metrics.class, String.class)
                .invoke(null, callback, metrics, "client.quota.callback.class"));
    }

    private static Object some(@Nullable Object value) throws ReflectiveOperationException {
        return Class.forName("scala.Option").getMethod("apply", Object.class).invoke(null, value);
    }

    private static Object module(String name) throws ReflectiveOperationException {
        return Class.forName(name).getField("MODULE$").get(null);
    }

    private static Class<?> first(String... names) {
        for (String name : names) {
            try {
                return Class.forName(name);
            } catch (ClassNotFoundException next) {
                // another Kafka has it elsewhere
            }
        }
        throw new IllegalStateException("none of " + Arrays.toString(names) + " is on the class path");
    }

    /** Its parameters and its result as they are, but objects are Object. */
    private static MethodHandle handle(String name) {
        Method method = Arrays.stream(MANAGER.getMethods())
                .filter(candidate -> candidate.getName().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            MethodHandle direct = MethodHandles.lookup().unreflect(method);
            return direct.asType(
                    direct.type().changeParameterType(0, Object.class).changeParameterType(1, Object.class));
        } catch (IllegalAccessException e) {
            throw failed(e);
        }
    }

    private static IllegalStateException failed(Throwable e) {
        return new IllegalStateException(e);
    }

    @Override
    public void close() {
        try {
            MANAGER.getMethod("shutdown").invoke(manager);
        } catch (ReflectiveOperationException e) {
            throw failed(e);
        }
        metrics.close();
    }
}
