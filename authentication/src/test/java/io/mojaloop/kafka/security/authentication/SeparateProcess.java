/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import io.mojaloop.kafka.security.audit.AuditTrails;
import io.mojaloop.kafka.security.policy.ConnectionOrigins;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.auth.KafkaPrincipalBuilder;
import org.apache.kafka.common.security.auth.KafkaPrincipalSerde;

/**
 * Our classes as another broker has them: loaded once more, so that nothing is known of any origin. What one such process
 * forgets to write, the other cannot know; and a test may fill the table of one without harm to other tests.
 */
final class SeparateProcess {
    private final Class<?> builders;
    private final Method attach;
    private final Method of;
    private final Class<?> originClass;

    SeparateProcess() throws ReflectiveOperationException {
        ClassLoader loader = new OwnClassesFirst(new URL[] {
            AuditingPrincipalBuilder.class.getProtectionDomain().getCodeSource().getLocation(),
            ConnectionOrigins.class.getProtectionDomain().getCodeSource().getLocation(),
            AuditTrails.class.getProtectionDomain().getCodeSource().getLocation()
        });
        builders = loader.loadClass(AuditingPrincipalBuilder.class.getName());
        originClass = loader.loadClass("io.mojaloop.kafka.security.policy.ConnectionOrigin");
        Class<?> origins = loader.loadClass(ConnectionOrigins.class.getName());
        attach = origins.getMethod("attach", String.class, originClass);
        of = origins.getMethod("of", String.class);
    }

    KafkaPrincipalBuilder builder() {
        try {
            KafkaPrincipalBuilder builder =
                    (KafkaPrincipalBuilder) builders.getConstructor().newInstance();
            ((Configurable) builder).configure(Map.of());
            return builder;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No second copy of the plug-in", e);
        }
    }

    KafkaPrincipalSerde serde() {
        return (KafkaPrincipalSerde) builder();
    }

    String attach(String type, String listener, String transport, String mechanism) {
        try {
            Object origin = originClass
                    .getConstructor(String.class, String.class, String.class)
                    .newInstance(listener, transport, mechanism);
            return (String) attach.invoke(null, type, origin);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No second copy of the plug-in", e);
        }
    }

    /** The origin as text, since its class is not that of the caller. */
    Optional<String> originOf(KafkaPrincipal principal) {
        return originOf(principal.getPrincipalType());
    }

    Optional<String> originOf(String type) {
        try {
            return Optional.ofNullable(of.invoke(null, type)).map(Object::toString);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("No second copy of the plug-in", e);
        }
    }

    private static final class OwnClassesFirst extends URLClassLoader {
        OwnClassesFirst(URL[] ours) {
            super(ours, SeparateProcess.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("io.mojaloop.kafka.security.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : findClass(name);
            }
        }
    }
}
