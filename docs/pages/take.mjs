// purpose: the pictures in this folder, taken of the running app
// use: dotnet run --project FunctionApp.Local, then: node docs/pages/take.mjs [http://localhost:7071]
// It sends a few sample tickets, answers one question, reports an outcome, and needs chromium on the path.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { small } from './small.mjs';

const app = process.argv[2] ?? 'http://localhost:7071';
const folder = dirname(fileURLToPath(import.meta.url));
const wait = ms => new Promise(done => setTimeout(done, ms));
const text = async path => (await fetch(new URL(path, app))).text();
const json = async path => JSON.parse(await text(path));

const send = async kind => {
  await fetch(new URL(`/local/samples/${kind}`, app), { method: 'POST' });
};
const runs = async () => (await json('/api/runs')).runs;
const until = async (what, holds) => {
  for (let i = 0; i < 60; i++) {
    if (await holds()) return;
    await wait(500);
  }
  throw new Error(`it did not come to this: ${what}`);
};

for (const kind of ['ordinary', 'ordinary', 'risky', 'risky', 'broken']) await send(kind);
await until('two runs wait', async () => (await runs()).filter(r => r.state === 'AWAITING_APPROVAL').length >= 2);

const links = async () => [...new Set([...(await text('/local/outbox')).matchAll(/http:\/\/localhost:\d+(\/api\/approvals\/[^"<\s]+)/g)]
  .map(m => m[1].replaceAll('&amp;', '&')))];
await until('two mails are there', async () => (await links()).length >= 2);
const [link] = await links();
const page = await text(link);
const form = new URLSearchParams([...page.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(m => [m[1], m[2]]));
form.set('decision', 'approve');
await fetch(new URL(link, app), { method: 'POST', body: form });
const answered = decodeURIComponent(link).match(/approvals\/([^~]+)~/)[1];
await until('it is answered', async () => (await json(`/api/runs/${answered}`)).state === 'COMPLETED');

const all = await runs();
const waiting = all.find(r => r.state === 'AWAITING_APPROVAL').run_id;
await fetch(new URL(`/api/runs/${answered}/outcomes`, app), {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ kind: 'reopened', at: new Date().toISOString() }),
});

let open = null;
for (const path of await links()) {
  if ((await text(path)).includes('name="decision"')) open = path;
}

// name, path, height on a phone, height on a desk
const pages = [
  ['overview', '/api/ui', 1500, 820],
  ['runs', '/api/ui/runs', 1700, 800],
  ['run-waiting', `/api/ui/runs/${waiting}`, 2600, 1500],
  ['run-done', `/api/ui/runs/${answered}`, 3900, 2300],
  ['rejects', '/api/ui/rejects', 844, 640],
  ['numbers', '/api/ui/kpis', 1700, 1250],
  ['contracts', '/api/ui/contracts', 844, 640],
  ['contract', '/api/ui/contracts/support-reply', 1560, 1400],
  ['approval', open, 2300, 1700],
];
for (const [name, path, phone, desk] of pages) {
  for (const [size, width, height] of [['phone', 390, phone], ['desk', 1100, desk]]) {
    const file = join(folder, `${name}-${size}.png`);
    execFileSync('chromium', [
      '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', `--window-size=${width},${height}`,
      `--screenshot=${file}`, new URL(path, app).href,
    ], { stdio: 'ignore' });
    small(file);
  }
}
