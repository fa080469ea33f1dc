/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** A service does its work, and nothing beyond. */
record ServiceSteps(Clients clients) {
    private static final int RECORDS = 20;

    List<Step> steps() {
        Credentials adapter = Credentials.scram(Cast.API_ADAPTER);
        Credentials prepareHandler = Credentials.scram(Cast.PREPARE_HANDLER);
        Credentials notificationHandler = Credentials.certificate(Cast.NOTIFICATION_HANDLER);
        return List.of(
                new Step(
                        "service-writes",
                        "The right service writes",
                        Cast.API_ADAPTER + " writes " + RECORDS + " records to " + Cast.PREPARE
                                + " (SCRAM, idempotent)",
                        Expectation.success("accepted"),
                        () -> clients.write(adapter, Cast.PREPARE, RECORDS)),
                new Step(
                        "service-reads",
                        "The right service reads",
                        Cast.PREPARE_HANDLER + " reads them in " + Cast.PREPARE_GROUP,
                        Expectation.success("accepted"),
                        () -> clients.readInGroup(prepareHandler, Cast.PREPARE, Cast.PREPARE_GROUP, RECORDS)),
                new Step(
                        "certificate-principal",
                        "A certificate is an identity",
                        Cast.NOTIFICATION_HANDLER + ", known by its certificate's common name, reads what "
                                + Cast.PREPARE_HANDLER + " writes to " + Cast.NOTIFICATION,
                        Expectation.success("accepted"),
                        () -> {
                            clients.write(prepareHandler, Cast.NOTIFICATION, RECORDS);
                            return clients.readInGroup(
                                    notificationHandler, Cast.NOTIFICATION, Cast.NOTIFICATION_GROUP, RECORDS);
                        }),
                new Step(
                        "service-writes-elsewhere",
                        "A service beyond its rights",
                        Cast.NOTIFICATION_HANDLER + " writes to " + Cast.ADMIN_TRANSFER
                                + ", which moves settlement funds",
                        Expectation.refusal(TopicAuthorizationException.class),
                        () -> clients.write(notificationHandler, Cast.ADMIN_TRANSFER, 1)),
                new Step(
                        "service-joins-foreign-group",
                        "A service in another's group",
                        Cast.NOTIFICATION_HANDLER + " reads its own topic in " + Cast.PREPARE_GROUP,
                        Expectation.refusal(GroupAuthorizationException.class),
                        () -> clients.readInGroup(notificationHandler, Cast.NOTIFICATION, Cast.PREPARE_GROUP, 1)));
    }
}
