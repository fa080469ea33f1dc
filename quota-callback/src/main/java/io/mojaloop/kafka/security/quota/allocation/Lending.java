/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.allocation;

import java.util.List;

/**
 * Lends what tenants leave idle to tenants that want it, for budgets of one type on one node. Everybody keeps his guarantee
 * whatever happens. See {@link Allotment} for the rules. No state but that of the accounts.
 */
final class Lending {
    private Lending() {}

    /** @param seconds since the last time, at most 1: limits grow by the time that passed */
    static void step(List<Account> accounts, double seconds) {
        double pool = 0;
        for (Account account : accounts) {
            pool += account.idle();
        }
        int count = accounts.size();
        double[] wants = new double[count];
        double[] weights = new double[count];
        for (int i = 0; i < count; i++) {
            wants[i] = accounts.get(i).want(pool, seconds);
            weights[i] = accounts.get(i).weight();
        }
        grant(accounts, FairShares.of(pool, wants, weights), pool, seconds);
    }

    /** Who gets less gives back first; who gets more shares what is free by then. */
    private static void grant(List<Account> accounts, double[] shares, double pool, double seconds) {
        double lent = 0;
        double growth = 0;
        double[] next = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            Account account = accounts.get(i);
            if (shares[i] > account.lent()) {
                next[i] = account.lent();
                growth += shares[i] - account.lent();
            } else {
                next[i] = account.kept(shares[i], seconds);
            }
            lent += next[i];
        }
        double part = growth <= 0 ? 0 : Math.min(1, Math.max(0, pool - lent) / growth);
        for (int i = 0; i < shares.length; i++) {
            Account account = accounts.get(i);
            double more = Math.max(0, shares[i] - account.lent());
            account.grant(next[i] + more * part);
        }
    }
}
