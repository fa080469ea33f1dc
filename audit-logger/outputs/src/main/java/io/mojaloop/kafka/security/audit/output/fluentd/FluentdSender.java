/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.fluentd;

import io.mojaloop.kafka.security.audit.output.follow.OutgoingRecord;
import io.mojaloop.kafka.security.audit.output.follow.OutputThreads;
import io.mojaloop.kafka.security.audit.output.follow.ReceiverText;
import io.mojaloop.kafka.security.audit.output.follow.Refusal;
import io.mojaloop.kafka.security.audit.output.follow.SendFailure;
import io.mojaloop.kafka.security.audit.output.follow.Sender;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends batches by the forward protocol, each acknowledged before the next, to the first receiver that answers. */
final class FluentdSender implements Sender {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final FluentdSettings settings;
    private final String hostname;
    private final String output;
    private final ForwardMessage messages;
    private volatile @Nullable Deadline deadline;
    private @Nullable Connection connection;
    private volatile boolean aborted;
    private int preferred;

    /** @param hostname by which this end is known to the receiver */
    FluentdSender(String output, FluentdSettings settings, String hostname) {
        this.output = output;
        this.settings = settings;
        this.hostname = hostname;
        this.messages = new ForwardMessage(settings.tag());
    }

    @Override
    public List<Refusal> send(List<OutgoingRecord> records) throws SendFailure, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        String chunk = chunk();
        byte[] message;
        try {
            message = messages.pack(records, chunk);
        } catch (IOException e) {
            return sendReadable(records);
        }
        Connection receiver = connect();
        try {
            receiver.send(message, chunk, settings, deadline());
        } catch (IOException e) {
            disconnect();
            preferred++;
            throw SendFailure.unacknowledged(receiver.server() + ": " + ReceiverText.of(e), e);
        }
        if (!receiver.keepalive()) {
            disconnect();
        }
        return List.of();
    }

    /** Without those that are no JSON objects, which no attempt can change. */
    private List<Refusal> sendReadable(List<OutgoingRecord> records) throws SendFailure, InterruptedException {
        List<OutgoingRecord> readable = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (OutgoingRecord record : records) {
            try {
                messages.pack(List.of(record), "");
                readable.add(record);
            } catch (IOException e) {
                refusals.add(new Refusal(record.sequence(), "cannot be written as MessagePack: " + ReceiverText.of(e)));
            }
        }
        if (!readable.isEmpty()) {
            send(readable);
        }
        return refusals;
    }

    private Connection connect() throws SendFailure {
        Connection present = connection;
        if (present != null) {
            return present;
        }
        List<String> failures = new ArrayList<>();
        IOException last = new IOException("no server");
        for (int i = 0; i < settings.servers().size() && !aborted; i++) {
            FluentdServer server = settings.servers()
                    .get(Math.floorMod(preferred, settings.servers().size()));
            try {
                Connection opened = Connection.open(server, settings, hostname, deadline());
                connection = opened;
                return opened;
            } catch (IOException e) {
                preferred++;
                failures.add(server + ": " + ReceiverText.of(e));
                last = e;
            }
        }
        throw SendFailure.unreachable(String.join("; ", failures), last);
    }

    private Deadline deadline() {
        Deadline present = deadline;
        if (present == null) {
            present = new Deadline(work -> OutputThreads.daemon("deadline-" + output, work));
            deadline = present;
        }
        return present;
    }

    /** Never one that was used before: a late acknowledgement must not be taken for another. */
    private static String chunk() {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    @Override
    public void abort() {
        aborted = true;
        Deadline present = deadline;
        if (present != null) {
            present.now();
        }
    }

    @Override
    public void disconnect() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
        Deadline timer = deadline;
        deadline = null;
        if (timer != null) {
            timer.close();
        }
    }
}
