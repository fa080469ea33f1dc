/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;

/** Services do what the pack lets them do. */
record ServiceSteps(Clients clients) {
    private static final int RECORDS = 20;
    private static final Expectation ACCEPTED = Expectation.success("accepted");

    List<Step> steps() {
        Credentials adapter = Cast.credentials(Cast.API_ADAPTER);
        Credentials prepareHandler = Cast.credentials(Cast.PREPARE_HANDLER);
        Credentials notificationHandler = Cast.credentials(Cast.NOTIFICATION_HANDLER);
        return List.of(
                new Step(
                        "service-writes",
                        "The right service writes",
                        Cast.API_ADAPTER + " writes " + RECORDS + " records to " + Cast.PREPARE
                                + " (SCRAM, idempotent)",
                        ACCEPTED,
                        () -> clients.write(adapter, Cast.PREPARE, RECORDS)),
                new Step(
                        "service-reads",
                        "The right service reads",
                        Cast.PREPARE_HANDLER + " reads them in " + Cast.PREPARE_GROUP,
                        ACCEPTED,
                        () -> clients.readInGroup(prepareHandler, Cast.PREPARE, Cast.PREPARE_GROUP, RECORDS)),
                new Step(
                        "prepare-writes-positions",
                        "Both position topics",
                        Cast.PREPARE_HANDLER + " writes to " + Cast.POSITION + " and to " + Cast.POSITION_BATCH
                                + ": it chooses by configuration and by the kind of transfer",
                        ACCEPTED,
                        () -> clients.write(prepareHandler, Cast.POSITION, RECORDS) + ", "
                                + clients.write(prepareHandler, Cast.POSITION_BATCH, RECORDS)),
                new Step(
                        "certificate-principal",
                        "A certificate is an identity",
                        Cast.NOTIFICATION_HANDLER + ", known by its certificate's common name, reads what "
                                + Cast.PREPARE_HANDLER + " writes to " + Cast.NOTIFICATION,
                        ACCEPTED,
                        () -> {
                            clients.write(prepareHandler, Cast.NOTIFICATION, RECORDS);
                            return clients.readInGroup(
                                    notificationHandler, Cast.NOTIFICATION, Cast.NOTIFICATION_GROUP, RECORDS);
                        }));
    }
}
