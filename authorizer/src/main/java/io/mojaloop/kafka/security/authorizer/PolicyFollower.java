/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.event.BindingsEnded;
import io.mojaloop.kafka.security.audit.event.PolicyAccepted;
import io.mojaloop.kafka.security.audit.event.PolicyRefused;
import io.mojaloop.kafka.security.audit.event.Reporter;
import io.mojaloop.kafka.security.authorizer.compiled.CompiledPolicy;
import io.mojaloop.kafka.security.authorizer.lockout.LockoutGuard;
import io.mojaloop.kafka.security.policy.Position;
import io.mojaloop.kafka.security.policy.Problem;
import io.mojaloop.kafka.security.policy.Quotas;
import io.mojaloop.kafka.security.policy.reload.LoadedPolicy;
import io.mojaloop.kafka.security.policy.reload.PolicyConsumer;
import io.mojaloop.kafka.security.policy.reload.PolicyRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the policy file's versions take effect in one authorizer, and tells the audit trail. */
final class PolicyFollower implements PolicyConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyAuthorizer.class);

    private final AclState state;
    private final WouldDenies wouldDenies;
    private final LockoutGuard lockout;
    private final AuditTrail audit;
    private final String auditDirectory;
    private final Reporter reporter;
    private final String node;
    private final Clock clock;
    private final boolean quotasEnforced;
    private boolean warnedOfQuotas;
    private String sha256 = "";

    /**
     * Follows for one authorizer.
     *
     * @param auditDirectory tells trails apart; empty for the log
     * @param quotasEnforced as {@link AuthorizerConfig#quotasEnforced}
     */
    PolicyFollower(
            AclState state,
            WouldDenies wouldDenies,
            LockoutGuard lockout,
            AuditTrail audit,
            String auditDirectory,
            Reporter reporter,
            Clock clock,
            boolean quotasEnforced) {
        this.state = state;
        this.wouldDenies = wouldDenies;
        this.lockout = lockout;
        this.audit = audit;
        this.auditDirectory = auditDirectory;
        this.reporter = reporter;
        this.node = reporter.node();
        this.clock = clock;
        this.quotasEnforced = quotasEnforced;
    }

    @Override
    public List<Problem> check(LoadedPolicy candidate) {
        long size = CompiledPolicy.size(candidate.policy());
        if (size > CompiledPolicy.MOST_RULES) {
            return List.of(tooLarge(candidate.file(), size));
        }
        return check(candidate, state.snapshot());
    }

    /** The same with other super users. @return errors only */
    List<Problem> check(LoadedPolicy candidate, SuperUsers superUsers) {
        return check(candidate, state.snapshot().with(superUsers)).stream()
                .filter(Problem::isError)
                .toList();
    }

    /** Looks at the policy in force again, now that all ACLs are there. @return errors only */
    List<Problem> checkAgain(LoadedPolicy inForce) {
        Snapshot now = state.snapshot();
        return check(inForce, now.with(CompiledPolicy.NONE).with(LoadState.READY)).stream()
                .filter(Problem::isError)
                .toList();
    }

    private List<Problem> check(LoadedPolicy candidate, Snapshot now) {
        return lockout.check(candidate.file(), candidate.policy(), new PolicyStanding(now, clock.instant()));
    }

    private static Problem tooLarge(String file, long size) {
        return new Problem(
                Problem.Severity.ERROR,
                "too-many-rules",
                new Position(file, 1, 1),
                "bindings",
                "the bindings come to " + size + " rules, more than " + CompiledPolicy.MOST_RULES,
                Optional.of("use prefixes instead of long lists of names, and blocks instead of addresses"));
    }

    @Override
    public void accept(LoadedPolicy loaded) {
        CompiledPolicy compiled = CompiledPolicy.of(loaded.policy(), clock.instant());
        state.policy(compiled);
        wouldDenies.clear();
        warnOfEnded(compiled);
        warnOfQuotas(loaded.policy().quotas());
        if (ToldPolicies.isFirst(auditDirectory, loaded, loaded.loadedAt())) {
            audit.record(new PolicyAccepted(
                    clock.millis(),
                    reporter,
                    loaded.file(),
                    sha256,
                    loaded.sha256(),
                    loaded.version(),
                    loaded.policy().mode().toString()));
        }
        sha256 = loaded.sha256();
    }

    @Override
    public void timePassed(LoadedPolicy loaded, Instant now) {
        CompiledPolicy compiled = CompiledPolicy.of(loaded.policy(), now);
        if (compiled.ended() != state.snapshot().policy().ended()) {
            state.policy(compiled);
            warnOfEnded(compiled);
            if (ToldPolicies.isFirst(auditDirectory, loaded, now)) {
                audit.record(new BindingsEnded(clock.millis(), reporter, loaded.sha256(), compiled.ended()));
            }
        }
    }

    @Override
    public void refused(PolicyRefusal refusal) {
        if (ToldPolicies.isFirst(auditDirectory, refusal, Instant.EPOCH)) {
            audit.record(new PolicyRefused(
                    clock.millis(),
                    reporter,
                    refusal.file(),
                    refusal.sha256().orElse(""),
                    refusal.inForce(),
                    refusal.problems().stream().map(Problem::toString).toList()));
        }
    }

    /** Once: until a restart nothing can change it but the policy. */
    private void warnOfQuotas(Quotas quotas) {
        if (!quotasEnforced && !quotas.isEmpty() && !warnedOfQuotas) {
            warnedOfQuotas = true;
            LOG.warn(
                    "Node {}: the policy has quotas, and nothing on this node enforces them: set {}={}, or remove them",
                    node,
                    AuthorizerConfig.QUOTA_CALLBACK,
                    AuthorizerConfig.OUR_QUOTA_CALLBACK);
        }
    }

    private void warnOfEnded(CompiledPolicy compiled) {
        if (compiled.ended() > 0) {
            LOG.warn(
                    "Node {}: {} of {} bindings of the policy have ended and give nothing; remove them from the file",
                    node,
                    compiled.ended(),
                    compiled.policy().bindings().size());
        }
    }
}
