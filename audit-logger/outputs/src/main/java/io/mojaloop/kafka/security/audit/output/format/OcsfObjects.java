/* SPDX-License-Identifier: Apache-2.0 */
package io.mojaloop.kafka.security.audit.output.format;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The objects of OCSF that events are made of. Where one needs a name and there is none, it is {@code unknown}. */
final class OcsfObjects {
    private static final String UNKNOWN = "unknown";

    private final EcsLine line;

    OcsfObjects(EcsLine line) {
        this.line = line;
    }

    private String orUnknown(String path) {
        String text = line.text(path);
        return text.isEmpty() ? UNKNOWN : text;
    }

    /** {@code user}: type 0 is unknown, 1 a user. */
    ObjectNode user(String name) {
        ObjectNode user = EcsLine.object();
        user.put("name", name.isEmpty() ? UNKNOWN : name);
        user.put("type_id", name.isEmpty() ? 0 : 1);
        String domain = line.text("/user/domain");
        if (!domain.isEmpty()) {
            user.put("domain", domain);
        }
        return user;
    }

    /** {@code actor}: of an authorization also what decided. */
    ObjectNode actor() {
        ObjectNode actor = EcsLine.object();
        actor.set("user", user(line.text("/user/name")));
        String client = line.text("/kafka/client_id");
        if (!client.isEmpty()) {
            actor.put("app_name", client);
        }
        String action = line.text("/event/action");
        if (action.startsWith("authorization-")) {
            ObjectNode authorization = actor.putArray("authorizations").addObject();
            authorization.put("decision", action.equals("authorization-denied") ? "denied" : "allowed");
            String rule = line.text("/rule/name");
            if (!rule.isEmpty()) {
                authorization.putObject("policy").put("name", rule);
            }
        }
        return actor;
    }

    boolean hasSource() {
        return line.record().has("source");
    }

    /** {@code network_endpoint}: needs an address or a name. */
    ObjectNode source() {
        ObjectNode endpoint = EcsLine.object();
        String ip = line.text("/source/ip");
        if (ip.isEmpty()) {
            endpoint.put("name", orUnknown("/source/address"));
        } else {
            endpoint.put("ip", ip);
        }
        port("/source/port", endpoint);
        return endpoint;
    }

    ObjectNode destination() {
        ObjectNode endpoint = EcsLine.object();
        String node = line.text("/service/node/name");
        endpoint.put("svc_name", orUnknown("/service/name"));
        if (!node.isEmpty()) {
            endpoint.put("instance_uid", node);
        }
        String host = line.text("/host/name");
        if (!host.isEmpty()) {
            endpoint.put("hostname", host);
        }
        String listener = line.text("/kafka/listener");
        if (!listener.isEmpty()) {
            endpoint.put("interface_name", listener);
        }
        port("/destination/port", endpoint);
        return endpoint;
    }

    private void port(String path, ObjectNode endpoint) {
        int port = line.at(path).asInt(-1);
        if (port >= 0 && port <= 65_535) {
            endpoint.put("port", port);
        }
    }

    ObjectNode service() {
        ObjectNode service = EcsLine.object();
        service.put("name", orUnknown("/service/name"));
        String version = line.text("/service/version");
        if (!version.isEmpty()) {
            service.put("version", version);
        }
        return service;
    }

    ObjectNode app() {
        ObjectNode app = EcsLine.object();
        boolean trail = line.text("/event/code").startsWith("9");
        app.put("name", trail ? "Mojaloop Kafka Security audit trail" : orUnknown("/service/name"));
        app.put("vendor_name", trail ? "Mojaloop" : "Apache");
        String version = trail ? line.text("/kafka/audit/software") : line.text("/service/version");
        if (!version.isEmpty()) {
            app.put("version", version);
        }
        return app;
    }

    ObjectNode api() {
        ObjectNode api = EcsLine.object();
        String operation = line.text("/zookeeper/operation");
        if (operation.isEmpty()) {
            operation = line.text("/kafka/api_key");
        }
        if (operation.isEmpty()) {
            operation = line.text("/kafka/operation");
        }
        api.put("operation", operation.isEmpty() ? line.text("/event/action") : operation);
        if (line.at("/kafka/api_version").isIntegralNumber()) {
            api.put("version", line.at("/kafka/api_version").asText());
        }
        api.set("service", service());
        if (line.at("/kafka/correlation_id").isIntegralNumber()) {
            api.putObject("request").put("uid", line.at("/kafka/correlation_id").asText());
        }
        return api;
    }

    void resources(ObjectNode event) {
        Affected affected = Affected.of(line);
        if (!affected.name().isEmpty() && !affected.type().equals("user")) {
            ObjectNode resource = event.putArray("resources").addObject();
            resource.put("name", affected.name());
            resource.put("type", affected.type());
        }
    }

    /** {@code managed_entity}: what was changed. */
    ObjectNode entity() {
        Affected affected = Affected.of(line);
        ObjectNode entity = EcsLine.object();
        entity.put("name", affected.name().isEmpty() ? UNKNOWN : affected.name());
        String action = line.text("/event/action");
        int verb = action.lastIndexOf('-');
        entity.put("type", action.startsWith("policy-") ? "policy" : action.substring(0, Math.max(verb, 0)));
        if (!affected.type().isEmpty()) {
            entity.putObject("data").put("resource_type", affected.type());
        }
        return entity;
    }

    /** 99: another than those that OCSF numbers. */
    void authProtocol(ObjectNode event) {
        String mechanism = line.text("/kafka/mechanism");
        String protocol = mechanism.isEmpty() ? line.text("/kafka/security_protocol") : "SASL/" + mechanism;
        if (!protocol.isEmpty()) {
            event.put("auth_protocol", protocol);
            event.put("auth_protocol_id", mechanism.equals("GSSAPI") ? 2 : 99);
        }
    }
}
