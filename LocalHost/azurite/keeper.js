// Runs Azurite inside the process that LocalHost starts, and ends it gracefully when LocalHost's end of the pipe closes:
// on a stop as on a crash. Azurite writes its data every few seconds, so a hard kill would lose acknowledged writes.
// usage: node keeper.js <path of azurite.js> [azurite's options]
'use strict';
const fs = require('fs');
const path = require('path');

const [, , azurite, ...options] = process.argv;
const folder = options[options.indexOf('--location') + 1];
if (options.includes('--location')) {
  const owner = path.join(folder, 'keeper.pid');
  fs.writeFileSync(owner, String(process.pid));
  process.on('exit', () => fs.rmSync(owner, { force: true }));
}

// Ctrl+C reaches the whole console group; storage has to outlive the host that is still finishing its work.
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
const once = process.once.bind(process);
process.once = (event, listener) => (event === 'SIGINT' ? process : once(event, listener));

// Nobody reads our output any more after the host has crashed; that must not break the shutdown.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

let stopping = false;
function stop() {
  stopping = true;
  // Azurite starts to listen for this message once it is up; before that there is nothing to stop yet.
  if (!process.emit('message', 'shutdown')) {
    setTimeout(stop, 100);
  }
}

process.stdin.resume();
for (const event of ['end', 'close', 'error']) {
  process.stdin.on(event, () => stopping || stop());
}

process.argv = [process.argv[0], azurite, ...options];
require(azurite);
