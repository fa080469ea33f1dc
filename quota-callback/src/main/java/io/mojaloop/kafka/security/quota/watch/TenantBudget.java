/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

/** The budget of a tenant as it was when it was last looked at. Written by one thread, read by any. */
final class TenantBudget implements QuotaTenantMXBean {
    private volatile Figures figures;

    /**
     * What is told of it.
     *
     * @param borrowed never negative
     */
    record Figures(
            double policyLimit,
            String scope,
            double guaranteed,
            double limit,
            double borrowed,
            double rate,
            boolean throttled,
            double throttleTimeMs) {}

    TenantBudget(Figures figures) {
        this.figures = figures;
    }

    void take(Figures newer) {
        figures = newer;
    }

    @Override
    public double getPolicyLimit() {
        return figures.policyLimit;
    }

    @Override
    public String getScope() {
        return figures.scope;
    }

    @Override
    public double getGuaranteed() {
        return figures.guaranteed;
    }

    @Override
    public double getLimit() {
        return figures.limit;
    }

    @Override
    public double getBorrowed() {
        return figures.borrowed;
    }

    @Override
    public double getRate() {
        return figures.rate;
    }

    @Override
    public boolean isThrottled() {
        return figures.throttled;
    }

    @Override
    public double getThrottleTimeMs() {
        return figures.throttleTimeMs;
    }
}
