/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.page;

import io.mojaloop.kafka.security.policy.LogText;

/** A page that grows. Text and attributes cannot become markup: there is no way to add them but through the escaping. */
public final class Html {
    private final StringBuilder page = new StringBuilder(1 << 16);

    /** Markup of our own. Never holds anything of a record. */
    public Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /** Text of whoever it is; what could steer or reorder it is made visible. */
    public Html text(String text) {
        page.append(escape(text));
        return this;
    }

    /** An element with text in it. The name is our own. */
    public Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name.split(" ", 2)[0] + ">");
    }

    static String escape(String text) {
        String visible = LogText.escape(text);
        StringBuilder safe = new StringBuilder(visible.length() + 16);
        for (int i = 0; i < visible.length(); i++) {
            char c = visible.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
