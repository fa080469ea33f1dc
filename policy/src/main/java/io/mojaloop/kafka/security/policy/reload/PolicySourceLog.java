/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.policy.reload;

import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator reads about a policy file, all of it under the name of {@link PolicySource}. */
final class PolicySourceLog {
    private static final Logger LOG = LoggerFactory.getLogger(PolicySource.class);

    private PolicySourceLog() {}

    static void opened(LoadedPolicy loaded) {
        LOG.info("Policy file {} is in force: version {} ({})", name(loaded), loaded.version(), loaded.sha256());
    }

    static void replaced(LoadedPolicy old, LoadedPolicy loaded) {
        LOG.info(
                "Policy file {} was reloaded: version {} ({}) replaces version {} ({})",
                name(loaded),
                loaded.version(),
                loaded.sha256(),
                old.version(),
                old.sha256());
    }

    static void back(LoadedPolicy inForce) {
        LOG.info(
                "Policy file {} is back to the version in force: version {} ({})",
                name(inForce),
                inForce.version(),
                inForce.sha256());
    }

    static void warnings(LoadedPolicy loaded, List<Problem> warnings) {
        if (!warnings.isEmpty()) {
            LOG.warn("Policy file {} ({}) has warnings:{}", name(loaded), loaded.shortHash(), lines(warnings));
        }
    }

    static void refused(PolicyRefusal refusal, LoadedPolicy inForce) {
        LOG.error(
                "Policy file {} ({}) is refused; version {} ({}) of {} stays in force:{}",
                name(inForce),
                refusal.sha256().orElse("not read"),
                inForce.version(),
                inForce.shortHash(),
                inForce.loadedAt(),
                lines(refusal.problems()));
    }

    static void stillRefused(PolicyRefusal refusal, LoadedPolicy inForce) {
        LOG.warn(
                "Policy file {} has been refused since {}; version {} ({}) stays in force:{}",
                name(inForce),
                refusal.at(),
                inForce.version(),
                inForce.shortHash(),
                lines(refusal.problems()));
    }

    static void lingers(String what, String file) {
        LOG.warn("Policy file {} is closed, but {} has not ended yet", LogText.escape(file), what);
    }

    /** Never throws: whoever calls this has more to do. */
    static void defect(String what, Throwable failure) {
        try {
            LOG.error(what, failure);
        } catch (Throwable e) {
            // Out of memory, probably: there is nobody left to tell, and the next round may do better.
        }
    }

    private static String name(LoadedPolicy loaded) {
        return LogText.escape(loaded.file());
    }

    private static String lines(List<Problem> problems) {
        return PolicyFileException.lines(problems);
    }
}
