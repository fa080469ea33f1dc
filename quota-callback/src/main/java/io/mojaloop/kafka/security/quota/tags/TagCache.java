/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.tags;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the tags of clients seen lately. A fixed number of places in sets of {@link #WAYS}; a client that finds its set
 * full takes the place of another one, whose tags are then worked out again at its next request. So no number of names,
 * chosen by whom ever, takes more memory; and finding an entry allocates nothing and takes no lock. Long names, which no
 * honest client has (Kafka takes client ids of 32 KB), share a small part of the places with all others.
 */
public final class TagCache {
    private static final int WAYS = 4;

    /** In characters of principal and client id. */
    private static final int LONG = 512;

    /** One place in so many may be taken by long names. */
    private static final int PLACES_PER_LONG = 64;

    private final AtomicReferenceArray<@Nullable Entry> places;
    private final int mask;
    private final int maskOfLong;
    private final int shift;

    /** The tags of one client. */
    public static final class Entry {
        private final String principalType;
        private final String principalName;
        private final String clientId;
        private final long generation;
        private final QuotaTags tags;
        private int seen;

        /**
         * What was worked out for a client.
         *
         * @param clientId as it came with the request
         * @param generation of everything the tags depend on; in another one they are stale
         */
        public Entry(String principalType, String principalName, String clientId, long generation, QuotaTags tags) {
            this.principalType = principalType;
            this.principalName = principalName;
            this.clientId = clientId;
            this.generation = generation;
            this.tags = tags;
        }

        public String principalType() {
            return principalType;
        }

        public String principalName() {
            return principalName;
        }

        public String clientId() {
            return clientId;
        }

        public QuotaTags tags() {
            return tags;
        }

        /** Notes that the client made a request in a period. Threads may overwrite each other's notes. */
        public void seenIn(int period) {
            if (seen != period) {
                seen = period;
            }
        }

        /** The last period that was noted. */
        public int seen() {
            return seen;
        }

        private boolean isOf(String type, String name, String client) {
            return principalName.equals(name) && clientId.equals(client) && principalType.equals(type);
        }
    }

    /** @param places how many clients are remembered: a power of two, at least {@value #WAYS} */
    public TagCache(int places) {
        if (places < WAYS || Integer.bitCount(places) != 1) {
            throw new IllegalArgumentException("not a power of two of at least " + WAYS + ": " + places);
        }
        this.places = new AtomicReferenceArray<>(places);
        this.mask = places - 1;
        this.maskOfLong = Math.max(WAYS, places / PLACES_PER_LONG) - 1;
        this.shift = Integer.numberOfLeadingZeros(mask);
    }

    /** @return null if the client is not known, or only as it was in another generation */
    public @Nullable Entry get(String type, String name, String clientId, long generation) {
        int set = set(name, clientId);
        for (int way = 0; way < WAYS; way++) {
            Entry entry = places.getAcquire(set + way);
            if (entry != null && entry.generation == generation && entry.isOf(type, name, clientId)) {
                return entry;
            }
        }
        return null;
    }

    /** Remembers an entry, if need be in the place of another one. */
    public void put(Entry entry) {
        int set = set(entry.principalName, entry.clientId);
        int place = set;
        for (int way = 0; way < WAYS; way++) {
            Entry there = places.getAcquire(set + way);
            if (there == null
                    || there.generation != entry.generation
                    || there.isOf(entry.principalType, entry.principalName, entry.clientId)) {
                place = set + way;
                break;
            }
            if (way == 0) {
                place = set + (int) (System.nanoTime() >>> 4 & WAYS - 1); // anyone; the clock has no favourites
            }
        }
        places.setRelease(place, entry);
    }

    /** Forgets all. What is put in meanwhile may stay. */
    public void clear() {
        for (int i = 0; i <= mask; i++) {
            places.setRelease(i, null);
        }
    }

    /** What is remembered, at no particular moment. */
    public void forEach(java.util.function.Consumer<Entry> consumer) {
        for (int i = 0; i <= mask; i++) {
            Entry entry = places.getAcquire(i);
            if (entry != null) {
                consumer.accept(entry);
            }
        }
    }

    private int set(String name, String clientId) {
        int hash = name.hashCode() * 31 + clientId.hashCode();
        hash *= 0x9E3779B9; // Fibonacci hashing: names that differ in the last letter only shall not be neighbours
        // The high bits are the well mixed ones.
        return hash >>> shift & (name.length() + clientId.length() > LONG ? maskOfLong : mask) & -WAYS;
    }
}
