/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authentication;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.security.auth.kerberos.KerberosPrincipal;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;
import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.SaslAuthenticationContext;
import org.apache.kafka.common.security.auth.SslAuthenticationContext;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;
import org.apache.kafka.common.security.kerberos.KerberosShortNamer;
import org.apache.kafka.common.security.ssl.SslPrincipalMapper;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's own principal builder with the mapping rules of one listener, made as SslChannelBuilder and SaslChannelBuilder
 * make it: rules that the listener does not use are not even parsed, so a mistake in them disturbs nobody.
 *
 * <p>Kafka parses the rules once per listener and asks for a principal builder once per connection. Builders have no state,
 * so those with the same rules are shared by the whole process.
 */
final class StockBuilders {
    /** More sets of rules than any broker has listeners. */
    private static final int MOST = 64;

    private static final DefaultKafkaPrincipalBuilder WITHOUT_RULES = new DefaultKafkaPrincipalBuilder(null, null);
    private static final Map<String, DefaultKafkaPrincipalBuilder> BY_SSL_RULES = new ConcurrentHashMap<>();
    private static final Map<List<String>, DefaultKafkaPrincipalBuilder> BY_KERBEROS_RULES = new ConcurrentHashMap<>();

    private final String sslRules;
    private final List<String> kerberosRules;
    private volatile @Nullable DefaultKafkaPrincipalBuilder ssl;
    private volatile @Nullable DefaultKafkaPrincipalBuilder kerberos;

    private StockBuilders(String sslRules, List<String> kerberosRules) {
        this.sslRules = sslRules;
        this.kerberosRules = kerberosRules;
    }

    /**
     * Reads the rules, which a broker hands over parsed; unparsed ones are read as a broker would.
     *
     * @throws ConfigException if they are neither
     */
    static StockBuilders of(Map<String, ?> configs) {
        @Nullable
        Object ssl = value(configs, BrokerSecurityConfigs.SSL_PRINCIPAL_MAPPING_RULES_CONFIG, ConfigDef.Type.STRING);
        @Nullable
        Object kerberos = value(
                configs, BrokerSecurityConfigs.SASL_KERBEROS_PRINCIPAL_TO_LOCAL_RULES_CONFIG, ConfigDef.Type.LIST);
        return new StockBuilders(
                ssl == null ? BrokerSecurityConfigs.DEFAULT_SSL_PRINCIPAL_MAPPING_RULES : (String) ssl,
                kerberos == null
                        ? List.of(BrokerSecurityConfigs.DEFAULT_SSL_PRINCIPAL_MAPPING_RULES)
                        : texts((List<?>) kerberos));
    }

    /** For principals that no rule maps, and for reading and writing them. */
    static DefaultKafkaPrincipalBuilder withoutRules() {
        return WITHOUT_RULES;
    }

    /** @throws ConfigException if the rules that this kind of connection needs are malformed */
    DefaultKafkaPrincipalBuilder forContext(AuthenticationContext context) {
        if (context instanceof SslAuthenticationContext) {
            @Nullable DefaultKafkaPrincipalBuilder made = ssl;
            if (made == null) {
                made = shared(BY_SSL_RULES, sslRules, StockBuilders::bySslRules);
                ssl = made;
            }
            return made;
        }
        if (context instanceof SaslAuthenticationContext sasl
                && SaslConfigs.GSSAPI_MECHANISM.equals(sasl.server().getMechanismName())) {
            @Nullable DefaultKafkaPrincipalBuilder made = kerberos;
            if (made == null) {
                made = shared(BY_KERBEROS_RULES, kerberosRules, StockBuilders::byKerberosRules);
                kerberos = made;
            }
            return made;
        }
        return WITHOUT_RULES;
    }

    private static <R> DefaultKafkaPrincipalBuilder shared(
            Map<R, DefaultKafkaPrincipalBuilder> all, R rules, Function<R, DefaultKafkaPrincipalBuilder> maker) {
        @Nullable DefaultKafkaPrincipalBuilder known = all.get(rules);
        if (known != null) {
            return known;
        }
        DefaultKafkaPrincipalBuilder made = maker.apply(rules);
        if (all.size() < MOST) {
            all.put(rules, made);
        }
        return made;
    }

    private static DefaultKafkaPrincipalBuilder bySslRules(String rules) {
        try {
            return new DefaultKafkaPrincipalBuilder(null, SslPrincipalMapper.fromRules(rules));
        } catch (IllegalArgumentException e) {
            throw malformed(BrokerSecurityConfigs.SSL_PRINCIPAL_MAPPING_RULES_CONFIG, rules, e);
        }
    }

    private static DefaultKafkaPrincipalBuilder byKerberosRules(List<String> rules) {
        try {
            return new DefaultKafkaPrincipalBuilder(KerberosShortNamer.fromUnparsedRules(defaultRealm(), rules), null);
        } catch (IllegalArgumentException e) {
            throw malformed(BrokerSecurityConfigs.SASL_KERBEROS_PRINCIPAL_TO_LOCAL_RULES_CONFIG, rules, e);
        }
    }

    /** As SaslChannelBuilder finds it (HADOOP-10848): a machine without a krb5.conf has none. */
    private static String defaultRealm() {
        try {
            return new KerberosPrincipal("tmp", KerberosPrincipal.KRB_NT_PRINCIPAL).getRealm();
        } catch (RuntimeException e) {
            return "";
        }
    }

    private static @Nullable Object value(Map<String, ?> configs, String key, ConfigDef.Type type) {
        return ConfigDef.parseType(key, configs.get(key), type);
    }

    private static List<String> texts(List<?> values) {
        for (@Nullable Object value : values) {
            if (!(value instanceof String)) {
                throw new ConfigException(
                        BrokerSecurityConfigs.SASL_KERBEROS_PRINCIPAL_TO_LOCAL_RULES_CONFIG,
                        values,
                        "Write a list of rules, each a text");
            }
        }
        return values.stream().map(String.class::cast).toList();
    }

    private static ConfigException malformed(String key, Object rules, IllegalArgumentException why) {
        ConfigException exception = new ConfigException(
                key, rules, why.getMessage() + ". Correct the rule, or remove the configuration to use DEFAULT");
        exception.initCause(why);
        return exception;
    }
}
