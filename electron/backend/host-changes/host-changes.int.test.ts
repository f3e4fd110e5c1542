import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostStepSchema } from '#shared/contract/host-step.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';

const steps = [
  { do: 'virtual-functions', address: '0000:03:00.0', count: 2, when: 'boot' },
  { do: 'shared-frame', user: 'root' },
].map(step => hostStepSchema.parse(step));

/** Nothing here is ever applied: this is the computer of whoever runs the tests. */
describe('changes of this computer', () => {
  let backend: TestBackend;
  beforeAll(async () => {
    backend = await startBackend('qemu:///system');
  });
  afterAll(() => backend.close());

  it('are shown and change nothing', async () => {
    const { connection, client } = backend;
    const before = readdirSync('/etc').toSorted();
    const dry = await client.hostChanges.dryRun({ connection, steps });
    const shown = dry.files.map(({ path, becomes }) => `${becomes} ${path}`);
    expect(shown).toContain('made /etc/innkeeper/host.conf');
    expect(shown).toContain('made /etc/systemd/system/innkeeper-host.service');
    expect(dry.files[0]?.diff).toContain('+virtual-functions now 0000:03:00.0 2\n');
    expect(dry.reboot).toBe(true);
    expect((await client.hostChanges.dryRun({ connection, steps })).stamp).toBe(dry.stamp);
    expect(readdirSync('/etc').toSorted()).toEqual(before);
  });

  it('go by the way to root that there is', async () => {
    const { connection, client } = backend;
    const { way, install } = await client.hostChanges.reach({ connection });
    if (process.geteuid?.() === 0) expect(way).toBe('direct');
    const path = /'(.+)'/.exec(install ?? '')?.[1];
    if (path !== undefined) execFileSync('bash', ['-n', path]);
    expect(await client.hostChanges.runs({ connection })).toHaveProperty('runs');
  });

  it('come as a script that a person runs, which shows the same', async () => {
    const { connection, client } = backend;
    const { text } = await client.hostChanges.script({ connection, title: 'By “hand”', steps });
    const said = execFileSync('bash', ['-s', '--', 'dry-run'], { input: text, encoding: 'utf8' });
    expect(said).toMatch(/^file\tmade\t\/etc\/innkeeper\/host\.conf$/m);
    expect(said).toContain((await client.hostChanges.dryRun({ connection, steps })).stamp);
  });

  it('are not undone where there is no such run', async () => {
    const { connection, client } = backend;
    await expect(client.hostChanges.planUndo({ connection, run: '20260101-000000-1' })).rejects.toMatchObject(
      { data: { code: 'NOT_FOUND' } },
    );
  });
});
