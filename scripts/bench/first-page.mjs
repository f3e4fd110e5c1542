import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { gzipSync } from 'node:zlib';
import { bundles } from '../setup/build.mjs';
import { isRoot, which } from '../setup/run.mjs';

/** What a browser loads until the first page stands, each file compressed with gzip. */
export async function firstPage() {
  const { chromium } = await import('playwright-core');
  const executablePath = which('chromium') ?? which('chromium-browser') ?? which('google-chrome');
  if (executablePath === undefined) throw new Error('no Chromium to load the page in');
  const state = await mkdtemp(join(tmpdir(), 'innkeeper-bench-'));
  const args = [bundles.serve, '--port', '0', '--state-dir', state, '--connect', 'test:///default'];
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const browser = await chromium.launch({ executablePath, args: isRoot() ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage();
    /** @type {Promise<number>[]} */
    const sizes = [];
    page.on('response', response => {
      if (response.ok()) sizes.push(response.body().then(body => gzipSync(body).length));
    });
    await page.goto(await linkOf(server.stdout), { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    const figure = Number((bytes / 1000).toFixed(1));
    return { name: 'first page, compressed', figure, unit: 'kB', target: 'under 500 kB' };
  } finally {
    await browser.close();
    server.kill();
    await rm(state, { recursive: true, force: true });
  }
}

/** @param {import('node:stream').Readable} stdout */
async function linkOf(stdout) {
  for await (const line of createInterface({ input: stdout })) {
    const link = /^Innkeeper is ready: (\S+)/.exec(line)?.[1];
    if (link !== undefined) return link;
  }
  throw new Error('the server ended before it was ready');
}
