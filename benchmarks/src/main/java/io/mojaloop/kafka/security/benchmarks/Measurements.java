/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What was measured, by name of the measure, shape and implementation. */
final class Measurements {
    static final String ALLOW = "allow";
    static final String DENY = "deny";
    static final String BY_RESOURCE_TYPE = "byResourceType";
    static final String ADD_AND_REMOVE = "addAndRemove";
    static final String LOAD_MS = "loadMs";
    static final String HEAP_BYTES = "heapBytes";
    static final String ALLOW_BYTES = "allow bytes";

    /**
     * @param value mean of the iterations
     * @param error half of the 99.9% confidence interval, 0 where there is none
     */
    record Value(double value, double error) {}

    private final Map<String, Value> values = new TreeMap<>();

    void addLoad(AclShape shape, Implementation implementation, double[] millisAndBytes) {
        values.put(key(LOAD_MS, shape, implementation), new Value(millisAndBytes[0], 0));
        values.put(key(HEAP_BYTES, shape, implementation), new Value(millisAndBytes[1], 0));
    }

    void add(RunResult result) {
        AclShape shape = AclShape.valueOf(result.getParams().getParam("shape"));
        Implementation implementation =
                Implementation.valueOf(result.getParams().getParam("implementation"));
        Result<?> primary = result.getPrimaryResult();
        String name = primary.getLabel();
        values.put(key(name, shape, implementation), new Value(primary.getScore(), primary.getScoreError()));
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (bytes != null) {
            values.put(key(name + " bytes", shape, implementation), new Value(bytes.getScore(), 0));
        }
    }

    Value get(String measure, AclShape shape, Implementation implementation) {
        Value value = values.get(key(measure, shape, implementation));
        if (value == null) {
            throw new IllegalStateException(key(measure, shape, implementation) + " was not measured");
        }
        return value;
    }

    /** How many times as much StandardAuthorizer takes. */
    double ratio(String measure, AclShape shape) {
        return get(measure, shape, Implementation.STANDARD).value()
                / get(measure, shape, Implementation.POLICY).value();
    }

    private static String key(String measure, AclShape shape, Implementation implementation) {
        return measure + "/" + shape + "/" + implementation;
    }
}
