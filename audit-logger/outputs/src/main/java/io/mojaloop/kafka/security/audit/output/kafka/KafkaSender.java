/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.kafka;

import io.mojaloop.kafka.security.audit.output.follow.OutgoingRecord;
import io.mojaloop.kafka.security.audit.output.follow.ReceiverText;
import io.mojaloop.kafka.security.audit.output.follow.Refusal;
import io.mojaloop.kafka.security.audit.output.follow.SendFailure;
import io.mojaloop.kafka.security.audit.output.follow.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Produces. After any failure it starts again with a new producer: nothing of the failed attempt can then arrive later than
 * what is sent again, and files with certificates and passwords are read anew.
 */
final class KafkaSender implements Sender {
    /** Beyond the delivery timeout, after which the producer itself gives up. */
    private static final long SLACK_MS = 5000;

    /** By which consumers tell a record that comes again, without reading its value. */
    static final String ID_HEADER = "event.id";

    private final KafkaSettings settings;
    private final Map<String, Object> producerSettings;
    private @Nullable Producer<String, byte[]> producer;

    KafkaSender(KafkaSettings settings, String clientId) {
        this.settings = settings;
        this.producerSettings = new HashMap<>(settings.producer());
        this.producerSettings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
    }

    @Override
    public List<Refusal> send(List<OutgoingRecord> records) throws SendFailure, InterruptedException {
        Producer<String, byte[]> open = open();
        try {
            return await(records, sendAll(open, records));
        } catch (InterruptException e) {
            disconnect();
            InterruptedException interrupted = new InterruptedException("interrupted while sending");
            interrupted.initCause(e);
            throw interrupted;
        } catch (KafkaException | IllegalStateException e) {
            disconnect();
            throw SendFailure.unreachable(ReceiverText.of(e), e);
        } catch (SendFailure | InterruptedException e) {
            disconnect();
            throw e;
        }
    }

    private Producer<String, byte[]> open() throws SendFailure {
        Producer<String, byte[]> present = producer;
        if (present == null) {
            try {
                present = new KafkaProducer<>(producerSettings);
                producer = present;
            } catch (KafkaException e) {
                // Says only that it failed; the cause says why, and neither repeats a secret.
                throw SendFailure.unreachable(ReceiverText.of(e.getCause() == null ? e : e.getCause()), e);
            }
        }
        return present;
    }

    /** @return as many as could be handed to the producer: the first that fails at once is the last */
    private List<Future<RecordMetadata>> sendAll(Producer<String, byte[]> open, List<OutgoingRecord> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
        for (OutgoingRecord record : records) {
            ProducerRecord<String, byte[]> message =
                    new ProducerRecord<>(settings.topic(), record.key(), record.json());
            message.headers()
                    .add(ID_HEADER, record.id().getBytes(StandardCharsets.UTF_8))
                    .add("content-type", record.contentType().getBytes(StandardCharsets.UTF_8));
            Future<RecordMetadata> future = open.send(message);
            sent.add(future);
            // Without metadata every further record would wait as long as this one has.
            if (future.isDone() && failure(future).filter(e -> !isRefusal(e)).isPresent()) {
                break;
            }
        }
        return sent;
    }

    private static java.util.Optional<Throwable> failure(Future<RecordMetadata> done) {
        try {
            done.get();
            return java.util.Optional.empty();
        } catch (ExecutionException e) {
            return java.util.Optional.of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return java.util.Optional.of(e);
        }
    }

    private List<Refusal> await(List<OutgoingRecord> records, List<Future<RecordMetadata>> sent)
            throws SendFailure, InterruptedException {
        List<Refusal> refusals = new ArrayList<>();
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.deliveryTimeoutMs() + SLACK_MS);
        for (int i = 0; i < sent.size(); i++) {
            try {
                sent.get(i).get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                throw SendFailure.unreachable("no acknowledgement from " + settings, e);
            } catch (ExecutionException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                if (!isRefusal(cause)) {
                    throw failed(cause);
                }
                refusals.add(new Refusal(records.get(i).sequence(), ReceiverText.of(cause)));
            }
        }
        if (sent.size() < records.size()) {
            throw SendFailure.unreachable("interrupted while sending", new InterruptedException());
        }
        return refusals;
    }

    /** What no further attempt can change. */
    private static boolean isRefusal(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
    }

    /** Errors that the client knows are about the cluster, its rights or its topics; others may be about a record. */
    private static SendFailure failed(Throwable cause) {
        String text = ReceiverText.of(cause);
        boolean unexplained = cause instanceof org.apache.kafka.common.errors.UnknownServerException
                // Batches that are larger than a topic takes expire like those of a cluster that does not answer.
                || cause instanceof org.apache.kafka.common.errors.TimeoutException
                || cause instanceof org.apache.kafka.common.errors.CorruptRecordException
                || cause instanceof org.apache.kafka.common.errors.InvalidTimestampException;
        return unexplained ? SendFailure.unacknowledged(text, cause) : SendFailure.unreachable(text, cause);
    }

    @Override
    public void abort() {
        // Whatever a producer waits for ends when its thread is interrupted.
    }

    @Override
    public void disconnect() {
        Producer<String, byte[]> present = producer;
        producer = null;
        if (present == null) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            present.close(Duration.ZERO);
        } catch (KafkaException | IllegalStateException e) {
            // Its threads are told to end in any case.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
