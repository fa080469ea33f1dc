/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.authorizer;

import io.mojaloop.kafka.security.audit.AuditTrail;
import io.mojaloop.kafka.security.audit.AuditTrails;
import io.mojaloop.kafka.security.audit.LoggedAuditTrail;
import io.mojaloop.kafka.security.audit.jmx.Registration;
import io.mojaloop.kafka.security.authorizer.lockout.LockoutGuard;
import io.mojaloop.kafka.security.authorizer.lockout.ServerProperties;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.reload.PolicySettings;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.common.Endpoint;
import org.apache.kafka.common.Reconfigurable;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.metadata.authorizer.AclMutator;
import org.apache.kafka.metadata.authorizer.ClusterMetadataAuthorizer;
import org.apache.kafka.metadata.authorizer.StandardAcl;
import org.apache.kafka.server.authorizer.AclCreateResult;
import org.apache.kafka.server.authorizer.AclDeleteResult;
import org.apache.kafka.server.authorizer.Action;
import org.apache.kafka.server.authorizer.AuthorizableRequestContext;
import org.apache.kafka.server.authorizer.AuthorizationResult;
import org.apache.kafka.server.authorizer.Authorizer;
import org.apache.kafka.server.authorizer.AuthorizerServerInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An authorizer for brokers and controllers of every kind, clause 2 of the standard:
 *
 * <pre>authorizer.class.name=io.mojaloop.kafka.security.authorizer.PolicyAuthorizer</pre>
 *
 * <p>It decides exactly as Kafka's StandardAuthorizer of 4.4 does (allow and deny; literal, prefixed and {@code *}; exact
 * hosts and CIDR blocks; implied operations; {@code super.users}; {@code allow.everyone.if.no.acl.found}), in a time that
 * does not depend on other principals' ACLs, and right for every name. In KRaft mode (3.7 to 4.4) the ACLs come from
 * the metadata log, in ZooKeeper mode (up to 3.9) they stay in ZooKeeper where {@code kafka-acls} keeps them.
 *
 * <p>With {@code security.policy.file} the roles of a policy document are judged beside the ACLs, and its guardrails
 * before them; the file is watched, and a bad one never replaces a good one. See docs/policy.md.
 *
 * <p>Any doubt denies: before the first load, after a failed load or update, and on an unexpected error, only super users
 * get an answer. All methods may be called from any thread. Instances share nothing but the JMX
 * server, the watcher of a policy file and the audit trail that {@code security.audit.dir} names.
 */
public class PolicyAuthorizer implements ClusterMetadataAuthorizer, Reconfigurable {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyAuthorizer.class);

    private final AclState state = new AclState();
    private volatile FollowedPolicy policy = FollowedPolicy.NONE;
    private final DecisionMetrics metrics = new DecisionMetrics(state::snapshot, () -> policy.status());
    private final Function<Map<String, ?>, AuditTrail> trails;
    private volatile AuditTrail audit = new LoggedAuditTrail(LogText::escape);
    private volatile AuthorizerConfig config = AuthorizerConfig.of(Map.of());
    private volatile Decider decider = decider(config);
    private volatile AclChanges aclChanges = new AclChanges(audit, config.reporter());
    private volatile @Nullable AclMutator aclMutator;
    private volatile @Nullable Authorizer zooKeeper;
    private volatile Registration registration = Registration.none();

    /** Called by Kafka, which calls {@link #configure} next. */
    public PolicyAuthorizer() {
        this(configs -> AuditTrails.open(configs, LogText::escape));
    }

    /** @param trails opens the audit trail that a configuration names, as {@link AuditTrails#open} */
    PolicyAuthorizer(Function<Map<String, ?>, AuditTrail> trails) {
        this.trails = trails;
    }

    /**
     * Reads the configuration and opens the audit trail; in ZooKeeper mode also loads all ACLs.
     *
     * @throws org.apache.kafka.common.config.ConfigException that names every wrong key, its value and the remedy
     */
    @Override
    public void configure(Map<String, ?> configs) {
        AuditedConfig audited = AuditedConfig.of(configs, trails);
        AuthorizerConfig read = audited.config();
        closeAll(); // of a configuration before; Kafka gives only one
        audit = audited.trail();
        try {
            configure(read, configs);
        } catch (RuntimeException | Error refused) {
            closeAll(); // Kafka does not close what it could not configure
            throw refused;
        }
        LOG.info(
                "Node {}: super.users={}, allow.everyone.if.no.acl.found={}, ACLs in {}",
                read.nodeId(),
                read.superUsers(),
                read.everyoneIfNoAcl(),
                read.zooKeeperMode() ? "ZooKeeper" : "the metadata log");
    }

    private void configure(AuthorizerConfig read, Map<String, ?> configs) {
        config = read;
        decider = decider(read);
        aclChanges = new AclChanges(audit, read.reporter());
        state.configure(read.superUsers(), read.everyoneIfNoAcl());
        if (read.zooKeeperMode()) {
            zooKeeper = ZooKeeperMode.open(configs, state);
            state.completeInitialLoad();
        }
        // In KRaft mode before the ACLs are there: whatever the policy denies is denied from the first request on.
        PolicySettings document = read.policy();
        document.file()
                .ifPresent(
                        file -> policy = FollowedPolicy.open(file, document.reloadInterval(), follower(read, configs)));
    }

    private Decider decider(AuthorizerConfig settings) {
        Observer observer = new Observer(metrics.wouldDenies());
        Origins origins = new Origins(metrics, settings.controllerListeners());
        DecisionAudit decisions =
                new DecisionAudit(audit, settings.reporter(), settings.controllerListeners(), settings.zooKeeperMode());
        return new Decider(state, metrics, new DecisionLog(settings.zooKeeperMode()), observer, origins, decisions);
    }

    private PolicyFollower follower(AuthorizerConfig settings, Map<String, ?> configs) {
        return new PolicyFollower(
                state,
                metrics.wouldDenies(),
                LockoutGuard.of(new ServerProperties(configs)),
                audit,
                AuditedConfig.directory(configs),
                settings.reporter(),
                Clock.systemUTC(),
                settings.quotasEnforced());
    }

    @Override
    public Set<String> reconfigurableConfigs() {
        return Set.of(SuperUsers.CONFIG);
    }

    /** @throws ConfigException also if the policy in force would lock somebody out with such super users */
    @Override
    public void validateReconfiguration(Map<String, ?> configs) {
        policy.requireNoLockout(AuthorizerConfig.superUsersIn(configs));
    }

    @Override
    public void reconfigure(Map<String, ?> configs) {
        SuperUsers superUsers = AuthorizerConfig.superUsersIn(configs);
        state.reconfigure(superUsers);
        LOG.info("Node {}: super.users is now {}", config.nodeId(), superUsers);
    }

    @Override
    public Map<Endpoint, ? extends CompletionStage<Void>> start(AuthorizerServerInfo serverInfo) {
        Map<Endpoint, CompletableFuture<Void>> ready = new HashMap<>();
        boolean controller = !serverInfo.endpoints().isEmpty();
        for (Endpoint endpoint : serverInfo.endpoints()) {
            String listener = endpoint.listenerName().orElse("");
            boolean early = serverInfo.earlyStartListeners().contains(listener);
            ready.put(endpoint, early ? CompletableFuture.completedFuture(null) : state.initialLoad());
            controller &= config.controllerListeners().contains(listener);
        }
        audit.clusterId(serverInfo.clusterResource().clusterId());
        registration.close();
        registration = Registration.of(
                metrics, "type=PolicyAuthorizer,role=" + (controller ? "controller" : "broker"), config.nodeId());
        return ready;
    }

    @Override
    public List<AuthorizationResult> authorize(AuthorizableRequestContext context, List<Action> actions) {
        return decider.decide(context, actions);
    }

    @Override
    public AuthorizationResult authorizeByResourceType(
            AuthorizableRequestContext context, AclOperation operation, ResourceType resourceType) {
        return decider.decideAny(context, operation, resourceType);
    }

    @Override
    public Iterable<AclBinding> acls(AclBindingFilter filter) {
        return state.snapshot().acls().matching(filter);
    }

    @Override
    public int aclCount() {
        return state.snapshot().acls().count();
    }

    @Override
    public List<? extends CompletionStage<AclCreateResult>> createAcls(
            AuthorizableRequestContext context, List<AclBinding> bindings) {
        Authorizer store = zooKeeper;
        return aclChanges.creating(
                context,
                bindings,
                () -> store == null
                        ? ClusterMetadataAuthorizer.super.createAcls(context, bindings)
                        : store.createAcls(context, bindings));
    }

    @Override
    public List<? extends CompletionStage<AclDeleteResult>> deleteAcls(
            AuthorizableRequestContext context, List<AclBindingFilter> filters) {
        Authorizer store = zooKeeper;
        return aclChanges.deleting(
                context,
                filters,
                () -> store == null
                        ? ClusterMetadataAuthorizer.super.deleteAcls(context, filters)
                        : store.deleteAcls(context, filters));
    }

    @Override
    public void setAclMutator(AclMutator mutator) {
        aclMutator = mutator;
    }

    @Override
    public AclMutator aclMutatorOrException() {
        AclMutator mutator = aclMutator;
        if (mutator == null) {
            throw new NotControllerException("The current node is not the active controller.");
        }
        return mutator;
    }

    @Override
    public void loadSnapshot(Map<Uuid, StandardAcl> acls) {
        guarded(() -> state.load(acls));
        LOG.info("Node {}: loaded {} ACLs", config.nodeId(), acls.size());
    }

    @Override
    public void addAcl(Uuid id, StandardAcl acl) {
        guarded(() -> state.add(id, acl));
    }

    @Override
    public void removeAcl(Uuid id) {
        guarded(() -> state.remove(id));
    }

    @Override
    public void completeInitialLoad() {
        if (state.snapshot().load() != LoadState.FAILED) {
            policy.lockoutByWhatIsLoaded().ifPresent(state::fail);
        }
        state.completeInitialLoad();
        LOG.info(
                "Node {}: initial load of ACLs: {}",
                config.nodeId(),
                state.snapshot().load());
    }

    @Override
    public void completeInitialLoad(Exception failure) {
        LOG.error("Node {}: the initial load of ACLs failed", config.nodeId(), failure);
        state.fail(failure);
        state.completeInitialLoad();
    }

    /** The metrics of this instance, for a subclass that gives them to the broker. */
    protected final PolicyAuthorizerMXBean metrics() {
        return metrics;
    }

    /** What {@link AclState} does not survive leaves it closed; Kafka only logs the exception and goes on. */
    private void guarded(Runnable update) {
        try {
            update.run();
        } catch (RuntimeException | Error failure) {
            metrics.countFailedUpdate();
            LOG.error(
                    "Node {}: ACLs could not be updated. Only super users are served until they are loaded again: restart"
                            + " this node, and report the exception",
                    config.nodeId(),
                    failure);
            throw failure;
        }
    }

    @Override
    public void close() throws IOException {
        state.close();
        registration.close();
        try {
            closeStore();
        } finally {
            closeAll();
        }
    }

    private void closeStore() throws IOException {
        Authorizer store = zooKeeper;
        zooKeeper = null;
        if (store != null) {
            store.close();
        }
    }

    /** Gives up what {@link #configure} opened. */
    private void closeAll() {
        try {
            closeStore();
        } catch (IOException | RuntimeException failure) {
            LOG.warn("Node {}: the store of ACLs could not be closed", config.nodeId(), failure);
        }
        policy.close();
        policy = FollowedPolicy.NONE;
        audit.close();
    }
}
