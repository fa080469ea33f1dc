/* SPDX-License-Identifier: Apache-2.0 */
// Runs FluentServer and writes each entry that it takes as one line of JSON. Arguments: a file with the options.
"use strict";
const fs = require("fs");
const { FluentServer } = require("@fluent-org/logger");

const options = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const server = new FluentServer({
  listenOptions: { host: "127.0.0.1", port: options.port },
  security: options.security,
  tlsOptions: options.tls && {
    key: fs.readFileSync(options.tls.key),
    cert: fs.readFileSync(options.tls.cert),
    ca: fs.readFileSync(options.tls.ca),
    requestCert: true,
    rejectUnauthorized: true,
  },
});
if (options.entries) server.on("entry", (tag, time, record) => {
  // At once and synchronously: what was acknowledged must be there when this process is ended.
  fs.appendFileSync(
    options.entries,
    JSON.stringify({ tag, seconds: time.epoch, nanos: time.nano, record }) + "\n",
  );
});
server.listen().then(() => console.log("listening"));
process.on("SIGTERM", () => process.exit(0));
