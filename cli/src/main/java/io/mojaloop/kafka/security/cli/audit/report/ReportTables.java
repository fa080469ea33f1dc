/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.audit.report;

import io.mojaloop.kafka.security.cli.audit.read.RecordKind;
import java.util.List;

/** Who did what how often. */
final class ReportTables {
    private static final List<String> WHO_WHAT_WHERE =
            List.of("principal", "operation", "resource", "address", "reason");

    private final Ranking denied;
    private final Ranking wouldDeny;
    private final Ranking principals;
    private final Ranking addresses;
    private final Ranking authentication;
    private final Ranking throttled;

    ReportTables(int mostKeys) {
        denied = new Ranking(mostKeys, 1);
        wouldDeny = new Ranking(mostKeys, 1);
        principals = new Ranking(mostKeys, 3);
        addresses = new Ranking(mostKeys, 3);
        authentication = new Ranking(mostKeys, 1);
        throttled = new Ranking(mostKeys, 1);
    }

    void add(ReportColumns columns) {
        RecordKind kind = columns.kind();
        String time = columns.time();
        long count = columns.count();
        switch (kind) {
            case ALLOWED -> talk(0, columns);
            case WOULD_DENY -> {
                talk(0, columns);
                decision(wouldDeny, columns);
            }
            case DENIED -> {
                talk(1, columns);
                decision(denied, columns);
            }
            case AUTHENTICATION_FAILED, CONNECTION_REJECTED -> {
                talk(2, columns);
                authentication.add(
                        0, count, time, columns.who(), columns.from(), columns.mechanism(), columns.reason());
            }
            case THROTTLING -> {
                if (columns.action().equals("throttling-started")) {
                    throttled.add(0, count, time, columns.who(), columns.clientId(), columns.tenant(), columns.quota());
                }
            }
            default -> {
                // Told one by one.
            }
        }
    }

    private void talk(int measure, ReportColumns columns) {
        principals.add(measure, columns.count(), columns.time(), columns.who());
        addresses.add(measure, columns.count(), columns.time(), columns.from());
    }

    private static void decision(Ranking ranking, ReportColumns columns) {
        ranking.add(
                0,
                columns.count(),
                columns.time(),
                columns.who(),
                columns.operation(),
                columns.resource(),
                columns.from(),
                columns.reason());
    }

    List<TrailReport.Table> tables(int top) {
        List<String> talk = List.of("allowed", "denied", "failed");
        return List.of(
                table("denied", "Denied requests", WHO_WHAT_WHERE, List.of("denied"), denied, top),
                table(
                        "would-deny",
                        "Requests that the policy would deny",
                        WHO_WHAT_WHERE,
                        List.of("times"),
                        wouldDeny,
                        top),
                table(
                        "authentication-failures",
                        "Failed authentications and rejected connections",
                        List.of("claimed name", "address", "mechanism", "reason"),
                        List.of("failed"),
                        authentication,
                        top),
                table("principals", "Who asked most", List.of("principal"), talk, principals, top),
                table("addresses", "From where most was asked", List.of("address"), talk, addresses, top),
                table(
                        "throttles",
                        "Throttled clients",
                        List.of("principal", "client id", "tenant", "quota"),
                        List.of("times"),
                        throttled,
                        top));
    }

    private static TrailReport.Table table(
            String id, String title, List<String> keys, List<String> measures, Ranking ranking, int top) {
        return new TrailReport.Table(id, title, keys, measures, ranking.top(top), ranking.size(), ranking.isExact());
    }
}
