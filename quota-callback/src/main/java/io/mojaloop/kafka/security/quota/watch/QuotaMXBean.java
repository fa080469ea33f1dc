/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.quota.watch;

/** Quotas of one node: {@code io.mojaloop.kafka.security:type=Quota,node=<node.id>}. See docs/metrics.md. */
public interface QuotaMXBean {
    /** {@code ENFORCE}, {@code MONITOR}, or {@code NONE} if the policy has no quotas. */
    String getMode();

    /** Where it is known from how cluster budgets are split: {@code TOLD}, {@code WATCHED} or {@code EVEN}. */
    String getSplit();

    /** How many brokers the cluster is taken to have. */
    int getBrokers();

    /** Tenants of the policy. */
    int getTenants();

    /** Budgets of tenants that have no MBean because there are too many. */
    int getTenantBudgetsWithoutMBean();

    /** Budgets that Kafka measures just now. */
    int getBudgets();

    /** Of these, how many are slowed down or, in monitor mode, would be. */
    int getThrottledBudgets();

    /** How often it was told that throttling begins. */
    long getThrottlingsTold();

    /** How often it was not, because there was too much to tell. */
    long getThrottlingsUntold();

    /** What each budget for producing keeps because a disk fills; 1: all. */
    double getStorageFactor();

    /** Use of the fullest disk of the log directories, 0 to 100; -1 if nobody guards them or it is not known. */
    double getStorageUsedPercent();

    /** How often request threads were asked to look at all limits again, each time once for each quota type. */
    long getResets();

    /** Limits that were set without them. */
    long getLimitsSet();

    /** Policies taken, the first one among them. */
    long getReloads();

    /** Where usage is read: {@code REPORTER} or {@code JMX}. */
    String getUsageSource();

    /** How long the last reading took, in milliseconds. */
    double getReadMs();

    /** Milliseconds since budgets were last looked at; -1 before. */
    long getAgeMs();
}
