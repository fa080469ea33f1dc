/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.cli.policy.cases;

import io.mojaloop.kafka.security.cli.policy.cases.FileResult.CaseResult;
import io.mojaloop.kafka.security.policy.LogText;
import io.mojaloop.kafka.security.policy.Problem;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Results as pipelines show them: a suite for each file, a test for each case; a file that is invalid is an error. */
public final class JUnitReport {
    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The document. */
    public static String of(List<FileResult> files) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (FileResult file : files) {
                new JUnitReport(xml).suite(file);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("cannot be written as XML", e);
        }
        return text + "\n";
    }

    private void suite(FileResult file) throws XMLStreamException {
        boolean invalid = !file.problems().isEmpty();
        start("testsuite", "name", file.file());
        attribute("tests", String.valueOf(invalid ? 1 : file.cases().size()));
        attribute("failures", String.valueOf(file.failedCases()));
        attribute("errors", invalid ? "1" : "0");
        attribute("skipped", "0");
        attribute(
                "time",
                seconds(file.cases().stream().mapToLong(CaseResult::nanos).sum()));
        if (invalid) {
            start("testcase", "name", "the file is valid");
            attribute("classname", file.file());
            start("error", "message", file.problems().size() + " problems");
            text(file.problems().stream()
                    .map(Problem::toString)
                    .map(LogText::escape)
                    .collect(Collectors.joining("\n")));
            xml.writeEndElement();
            xml.writeEndElement();
        }
        for (CaseResult one : file.cases()) {
            testCase(file.file(), one);
        }
        xml.writeEndElement();
    }

    private void testCase(String file, CaseResult result) throws XMLStreamException {
        start("testcase", "name", result.of().name());
        attribute("classname", file);
        attribute("file", file);
        attribute("line", String.valueOf(result.of().at().line()));
        attribute("time", seconds(result.nanos()));
        if (!result.passed()) {
            start("failure", "message", result.unmet().get(0).message());
            attribute("type", "unmet");
            text(result.unmet().stream()
                    .flatMap(unmet -> ResultText.lines(unmet).stream())
                    .collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void start(String element, String attribute, String value) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        attribute(attribute, value);
    }

    /** Escaped, since XML 1.0 has no way to write most control characters. */
    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, LogText.escape(value));
    }

    private void text(String lines) throws XMLStreamException {
        xml.writeCharacters(lines);
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f", nanos / 1e9);
    }
}
