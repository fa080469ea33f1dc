/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One page that needs nothing else: no scripts, nothing loaded from anywhere. It forbids both to itself, so that even a
 * mistake of ours could not make a client's text run.
 */
public final class Page {
    private Page() {}

    /** Everything up to what is in the body. @param title is escaped */
    public static void begin(Html html, String title) {
        String style = style();
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-"
                        + sha256(style) + "'; base-uri 'none'; form-action 'none'\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
                .text(title)
                .raw("</title>\n<style>" + style + "</style>\n</head>\n<body>\n");
    }

    /** What is behind the body. @param words are escaped */
    public static void end(Html html, String words) {
        html.raw("<footer><p>").text(words).raw("</p></footer>\n</body>\n</html>\n");
    }

    private static String style() {
        try (InputStream in = Page.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("page.css is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
