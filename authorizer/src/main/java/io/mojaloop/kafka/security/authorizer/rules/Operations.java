/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer.rules;

/**
 * Sets of allowed and denied operations as bits of one {@code long}: bit {@code c} says that the operation with code
 * {@code c} is allowed, bit {@code 32 + c} that it is denied, for codes up to 30. The codes are those of Kafka's {@code AclOperation}, which
 * are part of its wire protocol. What an operation implies is applied when bits are asked, never when they are set, so
 * that a rule's own operation stays visible.
 */
public final class Operations {
    public static final int ALL = 2;
    public static final int READ = 3;
    public static final int WRITE = 4;
    public static final int DELETE = 6;
    public static final int ALTER = 7;
    public static final int DESCRIBE = 8;
    public static final int DESCRIBE_CONFIGS = 10;
    public static final int ALTER_CONFIGS = 11;

    /** Set beside the operations of rules for any host: there are rules for some hosts as well. */
    static final long HOSTED = 1L << 31;

    private static final int CODES = 31;
    private static final int TO_DENIED = 32;
    private static final long ALLOWED = HOSTED - 1;
    private static final long DENIED = ALLOWED << TO_DENIED;

    private static final long[] IMPLYING = new long[CODES];
    private static final long[] NAMING = new long[CODES];

    static {
        for (int code = 0; code < CODES; code++) {
            NAMING[code] = 1L << code | 1L << ALL;
            IMPLYING[code] = NAMING[code];
        }
        IMPLYING[DESCRIBE] |= 1L << READ | 1L << WRITE | 1L << DELETE | 1L << ALTER;
        IMPLYING[DESCRIBE_CONFIGS] |= 1L << ALTER_CONFIGS;
    }

    private Operations() {}

    /**
     * The bits that a rule sets. An operation from a future Kafka that has no bit here is never allowed by its own rule,
     * and a rule that denies it denies everything: any doubt denies.
     */
    static long bitsOf(Rule rule) {
        int code = rule.operation();
        if (code < 0 || code >= CODES) {
            return rule.allows() ? 0 : 1L << (ALL + TO_DENIED);
        }
        return rule.allows() ? 1L << code : 1L << (code + TO_DENIED);
    }

    /**
     * What a set of bits says about an operation: a deny of it, or of all operations, wins; then an allow of it, of all
     * operations, or of one that implies it (READ, WRITE, DELETE and ALTER imply DESCRIBE, ALTER_CONFIGS implies
     * DESCRIBE_CONFIGS; a deny implies nothing).
     */
    public static Verdict verdict(long bits, int operation) {
        int code = operation >= 0 && operation < CODES ? operation : ALL;
        if ((bits >>> TO_DENIED & NAMING[code]) != 0) {
            return Verdict.DENY;
        }
        return (bits & IMPLYING[code]) != 0 ? Verdict.ALLOW : Verdict.NONE;
    }

    /** Whether the operation itself, or all, is denied. */
    static boolean denies(long bits, int operation) {
        return (bits >>> TO_DENIED & naming(operation)) != 0;
    }

    /** Whether the operation itself, or all, is allowed; nothing is implied. */
    static boolean allowsByName(long bits, int operation) {
        return (bits & ALLOWED & naming(operation)) != 0;
    }

    /**
     * The operations that one set of bits allows and another does not deny, with "all operations" written out as every
     * single one.
     */
    static long allowedButNotDenied(long allowing, long denying) {
        long allowed = (allowing & 1L << ALL) != 0 ? ALLOWED : allowing & ALLOWED;
        long denied = (denying & DENIED) >>> TO_DENIED;
        return (denied & 1L << ALL) != 0 ? 0 : allowed & ~denied;
    }

    private static long naming(int operation) {
        return operation >= 0 && operation < CODES ? NAMING[operation] : NAMING[ALL];
    }
}
