/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer;
import org.apache.kafka.metadata.authorizer.StandardAcl;

/**
 * Loads one set of ACLs into one authorizer, in a JVM of its own, and prints one line: {@code <milliseconds> <bytes>}, the
 * median time of a load and the heap that the authorizer adds per ACL. The ACLs and their ids are not counted: the broker's
 * metadata image holds them anyway.
 */
public final class LoadMeasure {
    private static final int LOADS = 7;
    private static final int ENOUGH_ACLS = 200_000;

    private LoadMeasure() {}

    /** @param args the shape and the implementation */
    public static void main(String[] args) {
        List<StandardAcl> list = AclShape.valueOf(args[0]).acls();
        Implementation implementation = Implementation.valueOf(args[1]);
        Map<Uuid, StandardAcl> acls = Implementation.withIds(list);
        // Enough authorizers that a small set is more than the noise of the heap.
        int copies = Math.max(1, ENOUGH_ACLS / acls.size());
        List<ClusterMetadataAuthorizer> authorizers = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            authorizers.add(implementation.loaded(Map.of()));
        }
        long before = usedHeap();
        authorizers.forEach(authorizer -> authorizer.loadSnapshot(acls));
        long after = usedHeap();
        ClusterMetadataAuthorizer authorizer = authorizers.get(0);
        if (authorizer.aclCount() != acls.size()) {
            throw new IllegalStateException("not all ACLs were loaded");
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < LOADS; i++) {
            long start = System.nanoTime();
            authorizer.loadSnapshot(acls);
            millis.add((System.nanoTime() - start) / 1e6);
        }
        Collections.sort(millis);
        System.out.printf(
                Locale.ROOT, "%.3f %.1f%n", millis.get(LOADS / 2), (double) (after - before) / acls.size() / copies);
        if (authorizers.get(copies - 1).aclCount() != acls.size()) { // also keeps them all alive until here
            throw new IllegalStateException("not all ACLs were loaded");
        }
    }

    private static long usedHeap() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
