/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.explain;

import io.mojaloop.kafka.security.policy.Operation;
import io.mojaloop.kafka.security.policy.Principal;
import io.mojaloop.kafka.security.policy.Subject;
import io.mojaloop.kafka.security.policy.document.DidYouMean;
import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Texts of the command line, each with what to write instead. */
public final class Converters {
    private static final List<String> OPERATIONS =
            Arrays.stream(Operation.values()).map(Operation::text).toList();

    private Converters() {}

    /** Not escaped here: what prints usage errors escapes them. */
    private static TypeConversionException refused(String text, String message) {
        return new TypeConversionException("'" + text + "' " + message);
    }

    /** {@code User:alice}. */
    public static final class ToPrincipal implements ITypeConverter<Principal> {
        @Override
        public Principal convert(String text) {
            if (text.startsWith(Subject.GROUP) || text.equals(Principal.EVERYONE.toString())) {
                throw refused(text, "is nobody who asks; name one of those whom it means, for example User:alice");
            }
            return Principal.parse(text)
                    .orElseThrow(() -> refused(
                            text,
                            "is not a principal; "
                                    + (text.indexOf(':') < 0 && !text.isEmpty()
                                            ? "did you mean User:" + text + "?"
                                            : "write User:NAME")));
        }
    }

    /** {@code Read}, and as others write it: {@code DESCRIBE_CONFIGS}. */
    public static final class ToOperation implements ITypeConverter<Operation> {
        @Override
        public Operation convert(String text) {
            String plain = text.replace("_", "").replace("-", "");
            if (plain.equalsIgnoreCase(Operation.ALL.text())) {
                throw refused(text, "is no operation that a client asks for; name one, or give --all");
            }
            return Arrays.stream(Operation.values())
                    .filter(operation -> operation.text().equalsIgnoreCase(plain))
                    .findFirst()
                    .orElseThrow(() -> refused(
                            text,
                            "is not an operation; "
                                    + DidYouMean.ask(text, OPERATIONS)
                                            .orElse("there are " + String.join(", ", OPERATIONS))));
        }
    }

    /** {@code topic:orders}. */
    public static final class ToResource implements ITypeConverter<Resource> {
        @Override
        public Resource convert(String text) {
            try {
                return Resource.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** {@code 10.1.2.3}. */
    public static final class ToAddress implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String text) {
            return Addresses.parse(text)
                    .orElseThrow(() -> refused(
                            text,
                            text.indexOf('/') >= 0
                                    ? "is a block; a client has one address, such as 10.1.2.3"
                                    : "is not an IP address such as 10.1.2.3; host names are never resolved"));
        }
    }

    /** {@code 2027-06-30T00:00:00Z}. */
    public static final class ToInstant implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                throw refused(text, "is not a moment; write it as 2027-06-30T00:00:00Z");
            }
        }
    }

    /** For completion. */
    public static final class Operations extends ArrayList<String> {
        private static final long serialVersionUID = 1;

        public Operations() {
            super(OPERATIONS);
        }
    }
}
