import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger, fileLogger } from './logger.ts';

const secret = 'S3cret-value-that-must-not-be-written';

function logged(act: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  act(createLogger({ write: line => void lines.push(line) }, 'trace'));
  expect(lines.length).toBeGreaterThan(0);
  return lines.join('');
}

describe('secrets in logs', () => {
  it.each([
    { password: secret },
    { passwd: secret },
    { token: secret },
    { ticket: secret },
    { xml: `<domain>${secret}</domain>` },
    { headers: { cookie: secret, authorization: `Bearer ${secret}`, 'set-cookie': [secret] } },
    { call: { input: { graphics: { passwd: secret } } } },
    { result: { password: secret, name: 'debian' } },
  ])('are hidden in fields: %j', fields => {
    expect(logged(log => log.info(fields, 'said'))).not.toContain(secret);
  });

  it.each([
    `invalid: <graphics type='vnc' passwd='${secret}'/>`,
    `invalid: <graphics type="vnc" passwd="${secret}"/>`,
    `cannot reach qemu+ssh://ann:${secret}@host/system`,
    `GET /?link=${secret}`,
    `GET /console/${secret}`,
  ])('are hidden inside text: %s', text => {
    expect(logged(log => log.info({}, text))).not.toContain(secret);
    expect(logged(log => log.error({ err: new Error(text) }, 'failed'))).not.toContain(secret);
    expect(logged(log => log.info({ detail: text }, 'said'))).not.toContain(secret);
  });

  it('leave the rest readable', () => {
    const line = logged(log =>
      log.info({ name: 'debian', password: secret }, 'opened qemu+ssh://ann@host/system'),
    );
    expect(JSON.parse(line)).toMatchObject({
      name: 'debian',
      password: '[hidden]',
      msg: 'opened qemu+ssh://ann@host/system',
    });
  });
});

describe('the log file', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'innkeeper-log-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('is for its owner alone, and is put aside when large', async () => {
    const file = join(dir, 'innkeeper.log');
    writeFileSync(file, '', { mode: 0o600 });
    truncateSync(file, 6 * 1024 * 1024);
    const log = fileLogger(dir);
    log.info({}, 'hello');
    // Written behind the caller's back; a flush before the file is open waits for nothing.
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('hello');
    expect(readdirSync(dir).toSorted()).toEqual(['innkeeper.log', 'innkeeper.log.1']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(file).size).toBeLessThan(1000);
  });
});
