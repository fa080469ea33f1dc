/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Divides something among those who want it by weight; what one does not want goes to the others by weight (weighted
 * max-min fairness). With a level L each gets {@code min(want, weight x L)}: who wants the least for its weight is
 * satisfied first, so one look at each in that order finds L.
 */
final class FairShares {
    private FairShares() {}

    /**
     * @param total to divide; 0 or more
     * @param wants each 0 or more
     * @param weights each more than 0
     * @return each at most what is wanted; together {@code total} or, if that is less, all that is wanted
     */
    static double[] of(double total, double[] wants, double[] weights) {
        int[] order = IntStream.range(0, wants.length)
                .filter(i -> wants[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> wants[i] / weights[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double weight = 0;
        for (int i : order) {
            weight += weights[i];
        }
        double left = total;
        double[] shares = new double[wants.length];
        for (int i : order) {
            shares[i] = Math.max(0, Math.min(wants[i], left * weights[i] / weight));
            left -= shares[i];
            weight -= weights[i];
        }
        return shares;
    }
}
