/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.stock;

/**
 * How long Kafka remembers that there were quotas of a level (client-id, user, user and client-id). It matters because the
 * tags of all clients depend on which levels there are.
 */
public enum EnabledLevels {
    /**
     * Until the broker starts again, as 3.9, 4.0 and 4.1 do: also after the last quota is gone, and even if there never was
     * one, as a removal counts too. In ZooKeeper mode every change of a user, SCRAM credentials included, removes what it
     * does not set, for all four types.
     */
    KEPT,

    /** While there is a quota of the level, as 4.2 and later do (KAFKA-19282). */
    WHILE_IN_USE;

    /** What the Kafka does that runs this code; the newer behaviour where there is no broker. */
    public static final EnabledLevels OF_THIS_KAFKA = detect(EnabledLevels.class.getClassLoader());

    /** 4.2, the first that forgets, is also the first that has the class in another package. */
    static EnabledLevels detect(ClassLoader broker) {
        try {
            Class.forName("kafka.server.ClientQuotaManager", false, broker);
            return KEPT;
        } catch (ClassNotFoundException | LinkageError moved) {
            return WHILE_IN_USE;
        }
    }

    /** @param inUse how many quotas of the level there are, after a change of one of them */
    int after(int enabled, int level, int inUse) {
        return this == KEPT || inUse > 0 ? enabled | level : enabled & ~level;
    }
}
