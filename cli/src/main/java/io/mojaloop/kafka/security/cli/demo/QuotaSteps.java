/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;
import java.util.Locale;

/** Nobody is unlimited, tenants keep to their budgets, and quotas of kafka-configs work beside them. */
record QuotaSteps(Clients clients, QuotaStatus status) {
    /** Fifteen seconds' worth of what the unlisted may read, and of what the demo leaves the tenant. */
    private static final int FLOOD_KIB = 1536;

    /** Thirteen: each second more is a second to wait. */
    private static final int SMALL_FLOOD_KIB = 832;

    private static final Expectation SLOWED = Expectation.success("asked to wait");

    List<Step> steps() {
        return List.of(
                new Step(
                        "tenant-slowed",
                        "A flood meets its tenant's limit",
                        Cast.CENTRAL_LEDGER + ", whose tenant " + Cast.FUNDS + " may write " + PolicyText.FUNDS_LIMIT
                                + " in this demo, writes " + FLOOD_KIB + " KiB at once",
                        SLOWED,
                        () -> write(Cast.CENTRAL_LEDGER, Cast.NOTIFICATION, FLOOD_KIB)),
                new Step(
                        "others-go-on",
                        "Others do not notice",
                        Cast.API_ADAPTER + ", of another tenant, writes as much to " + Cast.PREPARE,
                        Expectation.success("never asked to wait"),
                        this::writeAsOther),
                new Step(
                        "quota-status",
                        "Who is slowed is shown",
                        "kafka-security quota status --throttled",
                        Expectation.success("tenant " + Cast.FUNDS + ", its limit, its use and the delay"),
                        () -> status.slowed(Cast.FUNDS)),
                new Step(
                        "unlisted-slowed",
                        "Whoever is in no tenant has a floor",
                        "User:" + Cast.AUDITOR + ", listed nowhere, reads " + Cast.PREPARE
                                + " as fast as it can: 64 KiB/s are left to it",
                        SLOWED,
                        this::readUnlisted),
                new Step(
                        "kafka-configs-quota",
                        "kafka-configs goes on working",
                        "kafka-configs --alter --add-config producer_byte_rate=65536 --entity-type users --entity-name "
                                + Cast.API_ADAPTER + "; then it writes " + SMALL_FLOOD_KIB + " KiB",
                        SLOWED,
                        this::writeWithQuota));
    }

    private String write(String who, String topic, int kibibytes) throws Exception {
        Flood flood = new Flood(clients, kibibytes);
        long begin = System.nanoTime();
        double delayMs = flood.write(Cast.credentials(who), topic);
        return flood.slowed(delayMs, (System.nanoTime() - begin) / 1e9);
    }

    private String writeAsOther() throws Exception {
        long begin = System.nanoTime();
        double delayMs = new Flood(clients, FLOOD_KIB).write(Cast.credentials(Cast.API_ADAPTER), Cast.PREPARE);
        String moved = String.format(Locale.ROOT, "%d KiB in %.1f s", FLOOD_KIB, (System.nanoTime() - begin) / 1e9);
        if (delayMs > 0) {
            throw new Unmet("asked to wait " + Math.round(delayMs) + " ms: " + moved);
        }
        return moved + ", never asked to wait";
    }

    private String readUnlisted() {
        Credentials auditor = Cast.credentials(Cast.AUDITOR);
        Flood flood = new Flood(clients, FLOOD_KIB);
        long begin = System.nanoTime();
        double delayMs = flood.read(auditor, Cast.PREPARE);
        return flood.slowed(delayMs, (System.nanoTime() - begin) / 1e9).replace("KiB in", "KiB wanted,");
    }

    private String writeWithQuota() throws Exception {
        configure("--add-config", "producer_byte_rate=65536");
        try {
            return clients.patience().until(SLOWED, () -> write(Cast.API_ADAPTER, Cast.PREPARE, SMALL_FLOOD_KIB));
        } finally {
            status.removeQuota(Cast.API_ADAPTER);
        }
    }

    private void configure(String change, String value) {
        var result = clients.cluster()
                .kafkaConfigs("--alter", change, value, "--entity-type", "users", "--entity-name", Cast.API_ADAPTER);
        if (!result.succeeded()) {
            throw new Unmet("kafka-configs ended with " + result.exitCode() + ": "
                    + result.output().lines().findFirst().orElse(""));
        }
    }
}
