/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.demo;

/** What should come of an attempt. */
sealed interface Expectation {
    /** In words. */
    String text();

    boolean isMetBy(Observation observation);

    /** It goes through. */
    static Expectation success(String text) {
        return new Success(text);
    }

    /** It ends with this exception: any other failure would prove nothing. */
    static Expectation refusal(Class<? extends Throwable> type) {
        return new Refusal(type);
    }

    /** See {@link #success}. */
    record Success(String text) implements Expectation {
        @Override
        public boolean isMetBy(Observation observation) {
            return observation instanceof Observation.Done;
        }
    }

    /** See {@link #refusal}. */
    record Refusal(Class<? extends Throwable> type) implements Expectation {
        @Override
        public String text() {
            return "refused with " + type.getSimpleName();
        }

        @Override
        public boolean isMetBy(Observation observation) {
            return observation instanceof Observation.Failed failed && type.isAssignableFrom(failed.type());
        }
    }
}
