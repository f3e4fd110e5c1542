import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import { agentDomain } from '../testing/agent-domain.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';

const uri = 'qemu:///system';
const virsh = virshOn(uri);

/** Resolves with the guest once the backend has heard of it. */
async function running({ client }: TestBackend, name: string): Promise<GuestRef> {
  const watched = await watchedGuests(client);
  const { connection, uuid } = await watched.when(name, ({ state }) => state === 'running');
  return { connection, uuid };
}

/** A real guest with Debian's agent inside, and libvirt as what we ask it through. */
describe('the agent of a guest', () => {
  const name = `innkeeper-agent-${process.pid}`;
  let backend: TestBackend;
  let domain: Awaited<ReturnType<typeof agentDomain>>;
  let guest: GuestRef;

  // Two cores that translate several guests at once take their time to start one.
  beforeAll(async () => {
    [backend, domain] = await Promise.all([startBackend(uri), agentDomain(virsh, name)]);
    guest = await running(backend, name);
    await answering(guest);
  }, 240_000);
  afterAll(async () => {
    await domain.remove();
    await backend.close();
  });

  /** The channel's state has no event of ours: it is looked at. */
  async function answering(ref: GuestRef): Promise<void> {
    while ((await backend.client.agent.read({ guest: ref })).reach !== 'answers') await pause(200);
  }

  it('tells what runs inside', async () => {
    const state = await backend.client.agent.read({ guest });
    expect(state).toMatchObject({
      reach: 'answers',
      hostname: 'tiny',
      timezone: 'UTC',
      users: [],
      os: { name: 'Tiny Linux 1', version: '1', kernel: expect.stringMatching(/^\d+\./) },
      fileSystems: [{ mountpoint: '/mnt', type: 'ext4', device: 'vda', disks: ['vda'] }],
      interfaces: [{ name: 'lo', addresses: ['127.0.0.1', '::1'] }],
    });
    const [data] = state.fileSystems ?? [];
    expect(data?.total).toBeGreaterThan(data?.used ?? Number.POSITIVE_INFINITY);
  });

  it('sets the guest’s clock to this one', async () => {
    await virsh('domtime', name, '--time', '1000000000');
    const wrong = await backend.client.agent.read({ guest });
    expect(wrong.clockAhead).toBeLessThan(-1_000_000);
    await backend.client.agent.syncTime({ guest });
    const right = await backend.client.agent.read({ guest });
    expect(Math.abs(right.clockAhead ?? Number.NaN)).toBeLessThan(10_000);
  });

  it('freezes as a job that can be seen, and thaws', async () => {
    expect(await backend.client.agent.freeze({ guest })).toEqual({ fileSystems: 1 });
    // Twice is no more than once.
    expect(await backend.client.agent.freeze({ guest })).toEqual({ fileSystems: 1 });
    expect(await backend.client.agent.read({ guest })).toMatchObject({ reach: 'answers', frozen: true });
    const job = await frozenJob();
    expect(job).toMatchObject({ title: `Frozen: ${name}`, state: 'running', cancellable: true });
    expect(await backend.client.agent.thaw({ guest })).toEqual({ fileSystems: 1 });
    expect(await backend.job(job.id)).toMatchObject({ state: 'done' });
    const after = await backend.client.agent.read({ guest });
    expect(after).toMatchObject({ hostname: 'tiny' });
    expect(after.frozen).toBeUndefined();
  });

  it('is thawed by cancelling the job', async () => {
    await backend.client.agent.freeze({ guest });
    const { id } = await frozenJob();
    await backend.client.jobs.cancel({ id });
    await backend.job(id);
    expect(await backend.client.agent.read({ guest })).toMatchObject({ hostname: 'tiny' });
  });

  it('thaws what another program froze', async () => {
    await virsh('domfsfreeze', name);
    expect(await backend.client.agent.read({ guest })).toMatchObject({ frozen: true });
    expect(await backend.client.agent.thaw({ guest })).toEqual({ fileSystems: 1 });
    expect((await backend.client.agent.read({ guest })).frozen).toBeUndefined();
  });

  it('sets the password of a user there is, and says so when there is none', async () => {
    await backend.client.agent.setPassword({ guest, user: 'tester', password: 'a:b c' });
    await expect(
      backend.client.agent.setPassword({ guest, user: 'nobody', password: 'x' }),
    ).rejects.toMatchObject({ data: { code: 'HYPERVISOR_FAILED' } });
  });

  it('is not asked while the guest is paused', async () => {
    await virsh('suspend', name);
    expect(await backend.client.agent.read({ guest })).toMatchObject({ reach: 'not-running' });
    await virsh('resume', name);
    await answering(guest);
  });

  it('is given up on when it hangs with its channel open', async () => {
    const stop = { path: '/bin/killall', arg: ['-STOP', 'qemu-ga'] };
    const command = (what: object) =>
      virsh('qemu-agent-command', name, '--timeout', '1', JSON.stringify(what));
    await command({ execute: 'guest-exec', arguments: stop }).catch(() => undefined);
    const answers = () =>
      command({ execute: 'guest-ping' }).then(
        () => true,
        () => false,
      );
    // It may answer this and some more before the signal reaches it.
    while (await answers()) continue;
    expect(await backend.client.agent.read({ guest })).toMatchObject({ reach: 'silent' });
    await expect(backend.client.agent.syncTime({ guest })).rejects.toMatchObject({
      data: { code: 'AGENT_UNRESPONSIVE' },
    });
    const { attention } = await backend.client.overview.read({ guest });
    expect(attention.map(({ id }) => id)).toContain('agent-silent');
  });

  async function frozenJob() {
    for await (const event of await backend.client.jobs.watch({})) {
      const jobs = event.kind === 'snapshot' ? event.jobs : event.kind === 'upsert' ? [event.job] : [];
      const found = jobs.find(({ title, state }) => title.startsWith('Frozen') && state === 'running');
      if (found) return found;
    }
    throw new Error('There is no such job.');
  }
});

describe('without an agent', () => {
  const name = `innkeeper-mute-${process.pid}`;

  it('is told by what is missing, and asked for nothing', async () => {
    const [backend, domain] = await Promise.all([
      startBackend(uri),
      agentDomain(virsh, name, { channel: false }),
    ]);
    try {
      const guest = await running(backend, name);
      expect(await backend.client.agent.read({ guest })).toMatchObject({ reach: 'no-channel' });
      await expect(backend.client.agent.freeze({ guest })).rejects.toMatchObject({
        data: { code: 'AGENT_ABSENT', params: { name } },
      });
    } finally {
      await domain.remove();
      await backend.close();
    }
  });
});
