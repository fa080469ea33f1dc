/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

import io.mojaloop.kafka.security.kit.Credentials;
import java.util.List;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/** Somebody has a service's own credentials, and tries what that service has no business with. */
record TakenOverSteps(Clients clients) {
    private static final Expectation REFUSED = Expectation.refusal(TopicAuthorizationException.class);

    List<Step> steps() {
        Credentials notificationHandler = Cast.credentials(Cast.NOTIFICATION_HANDLER);
        return List.of(
                new Step(
                        "service-writes-elsewhere",
                        "The notification service moves funds",
                        Cast.NOTIFICATION_HANDLER + ", with its own certificate, writes to " + Cast.ADMIN_TRANSFER
                                + ", which moves settlement funds",
                        REFUSED,
                        () -> clients.write(notificationHandler, Cast.ADMIN_TRANSFER, 1)),
                new Step(
                        "service-reads-elsewhere",
                        "The notification service reads party data",
                        Cast.NOTIFICATION_HANDLER + " reads what " + Cast.QUOTING_SERVICE + " has written to "
                                + Cast.QUOTES + ": names, birth dates and identifiers of people",
                        REFUSED,
                        () -> {
                            clients.write(Cast.credentials(Cast.QUOTING_SERVICE), Cast.QUOTES, 1);
                            return clients.read(notificationHandler, Cast.QUOTES, 1);
                        }),
                new Step(
                        "service-joins-foreign-group",
                        "The notification service in another's group",
                        Cast.NOTIFICATION_HANDLER + " reads its own topic in " + Cast.PREPARE_GROUP,
                        Expectation.refusal(GroupAuthorizationException.class),
                        () -> clients.readInGroup(notificationHandler, Cast.NOTIFICATION, Cast.PREPARE_GROUP, 1)),
                new Step(
                        "prepare-writes-elsewhere",
                        "The prepare handler moves funds",
                        Cast.PREPARE_HANDLER + " writes to " + Cast.ADMIN_TRANSFER,
                        REFUSED,
                        () -> clients.write(Cast.credentials(Cast.PREPARE_HANDLER), Cast.ADMIN_TRANSFER, 1)));
    }
}
