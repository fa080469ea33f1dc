/* SPDX-License-Identifier: Apache-2.0 */
// Holds each line of a file, a message of ours, against the model of @mojaloop/event-sdk: its classes take it without
// changing anything, and its protobuf definition, by which messages travel to the side-car, gives it back.
"use strict";
const assert = require("assert");
const fs = require("fs");
const path = require("path");
const protobuf = require(require.resolve("protobufjs", { paths: [require.resolve("@mojaloop/event-sdk/package.json")] }));
const sdk = require("@mojaloop/event-sdk/dist/model/EventMessage");
const { toAny, fromAny } = require("@mojaloop/event-sdk/dist/transport/MessageMapper");

const protos = path.join(path.dirname(require.resolve("@mojaloop/event-sdk/package.json")), "protos");
const plain = (value) => JSON.parse(JSON.stringify(value));

function checkModel(message) {
  const { event, trace } = message.metadata;
  assert.ok(sdk.actionDictionary.audit.includes(event.action), `action ${event.action}`);
  assert.ok(Object.values(sdk.EventStatusType).includes(event.state.status), `status ${event.state.status}`);
  const state = new sdk.EventStateMetadata(event.state.status, event.state.code, event.state.description);
  // Throws if the ids of the trace are not well-formed.
  const traced = new sdk.EventTraceMetadata(trace);
  const audited = sdk.EventMetadata.audit({ ...event, state });
  const built = new sdk.EventMessage({ ...message, metadata: { event: audited, trace: traced } });
  const expected = plain(message);
  expected.metadata.trace.tracestates = {};
  assert.deepStrictEqual(plain(built), expected);
}

function checkWire(type, message) {
  const sent = type.fromObject({ ...message, content: toAny(message.content, message.type) });
  const received = type.toObject(type.decode(type.encode(sent).finish()), { enums: String });
  const { content, ...rest } = received;
  const { content: expected, ...others } = message;
  assert.deepStrictEqual(fromAny(content), expected);
  assert.deepStrictEqual(plain(rest), others);
}

protobuf.load(path.join(protos, "message_type.proto")).then((root) => {
  const type = root.lookupType("mojaloop.events.EventMessage");
  const lines = fs.readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean);
  lines.forEach((line) => {
    const message = JSON.parse(line);
    checkModel(message);
    checkWire(type, message);
  });
  console.log(`accepted ${lines.length}`);
});
