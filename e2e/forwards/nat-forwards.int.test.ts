import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { guestShell } from '#electron/backend/disks/testing/guest-shell.ts';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import { tinyDomain } from '#electron/backend/testing/tiny-domain.ts';
import type { ForwardPlan } from '#shared/contract/forwards.ts';
import { type GuestRef, guestRefSchema } from '#shared/contract/guests.ts';
import { type IsolatedHost, startIsolatedHost } from '../host/isolated-host.mjs';
import { applyHostPlan } from '../lab/apply-host-plan.ts';

const NAME = 'forwarded';
const MAC = '52:54:00:f0:02:07';
const NETWORK = `<network><name>${NAME}</name><forward mode='nat'/><bridge name='virbr7' stp='off' delay='0'/>
<ip address='198.18.7.1' netmask='255.255.255.0'><dhcp><range start='198.18.7.50' end='198.18.7.99'/></dhcp></ip></network>`;
/** As libvirt and its guests come and go, it writes here by itself. */
const FILES = "find /etc -path /etc/libvirt/qemu -prune -o -type f -print | sort | xargs -d '\\n' md5sum";
const beside = ['ip', 'netns', 'exec', 'beside'] as const;

/** Root of this computer, or of a user namespace, which may not mount what this needs. */
const isRoot = process.geteuid?.() === 0;
/** Of what hangs. */
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

describe.skipIf(!isRoot)('a guest on a NAT network', () => {
  let host: IsolatedHost;
  let backend: TestBackend;
  let guest: GuestRef;
  let files = '';
  let rules: string[] = [];

  /** What the guest's server says, asked from there; undefined where nobody answers. */
  async function said(
    address: string,
    seconds = 30,
    from: readonly string[] = [],
  ): Promise<string | undefined> {
    const curl = ['curl', '--silent', '--fail', '--max-time', String(seconds), `http://${address}/`];
    return await host.run(...from, ...curl).catch(() => undefined);
  }
  const everywhere = async (seconds?: number) => ({
    host: await said('127.0.0.1:8080', seconds),
    beside: await said('198.18.200.1:8080', seconds, beside),
  });
  /** A packet that is dropped is never answered, and nothing tells of it: a second is enough here. */
  const expectNobody = async () =>
    expect(await everywhere(1)).toEqual({ host: undefined, beside: undefined });
  const list = () => backend.client.forwards.list({ connection: backend.connection });
  async function byHost(change: Parameters<TestBackend['client']['forwards']['plan']>[0]['change']) {
    const planned = await backend.client.forwards.plan({ connection: backend.connection, change });
    if (planned.by !== 'host') throw new Error('It is not done by the host.');
    return planned;
  }
  const planned = (port: number): Promise<Extract<ForwardPlan, { by: 'host' }>> =>
    byHost({ do: 'add', wish: { guest, mac: MAC, protocol: 'tcp', port, toPort: 80 } });
  const filesNow = () => host.run('bash', '-c', FILES);
  /** Chains and rules; not the empty tables that are there once somebody asked for them. */
  const rulesNow = async () => {
    const saved = (await host.run('iptables-save')).replaceAll(/ \[\d+:\d+\]$/gm, '');
    return saved.split('\n').filter(line => line.startsWith('-A') || line.endsWith(' -'));
  };

  beforeAll(async () => {
    host = await startIsolatedHost();
    const folder = await mkdtemp(join(tmpdir(), 'innkeeper-forward-'));
    await writeFile(join(folder, 'network.xml'), NETWORK);
    await host.virsh('net-define', join(folder, 'network.xml'));
    await rm(folder, { recursive: true });
    await host.virsh('net-start', NAME);
    await tinyDomain(host.virsh, NAME, { display: 'none', network: NAME, mac: MAC });
    await host.virsh('start', NAME);
    backend = await startBackend(host.uri);
    const { connection } = backend;
    guest = guestRefSchema.parse({ connection, uuid: await host.virsh('domuuid', NAME) });
    const shell = await guestShell(host.uri, guest, NAME);
    await shell.run(
      'mkdir -p /tmp/www; echo the guest answers >/tmp/www/index.html; httpd -p 80 -h /tmp/www',
    );
    await shell.run('until ip route | grep -q default; do sleep 1; done');
    await shell.close();
    [files, rules] = [await filesNow(), await rulesNow()];
  });
  afterAll(async () => {
    await backend?.close();
    await host?.dispose();
  });

  it('is reached by its address on the host, and by nobody else', async () => {
    const { cards } = await backend.client.forwards.reach({ guest });
    expect(cards).toMatchObject([{ mac: MAC, direct: 'host', way: 'nat', libvirtNetwork: NAME }]);
    expect(await said(cards[0]?.address ?? '')).toBe('the guest answers\n');
    await expectNobody();
  });

  it('is refused a port that something else has: the name server of its network', async () => {
    const { problems } = (await planned(53)).plan;
    expect(problems).toMatchObject([{ field: 'port', failure: { code: 'RESOURCE_BUSY' } }]);
  });

  it('is reached by a port of the host, from the host itself and from beside it', async () => {
    const { plan, keep } = await planned(8080);
    expect(keep).toMatchObject({ network: NAME, mac: MAC });
    await applyHostPlan(backend, plan);
    if (keep) await backend.client.forwards.keepAddress({ connection: backend.connection, ...keep });
    expect(await everywhere()).toEqual({ host: 'the guest answers\n', beside: 'the guest answers\n' });
    expect(await host.virsh('net-dumpxml', '--inactive', NAME)).toContain(`mac='${MAC}'`);
    expect((await list()).forwards).toMatchObject([
      { way: 'nat', port: 8080, toPort: 80, guest: { name: NAME }, network: NAME, state: 'works' },
    ]);
  });

  it('is reached after its network was stopped and started', async () => {
    const tap = (await host.virsh('domiflist', NAME)).split(/\s+/)[0] ?? '';
    await host.virsh('net-destroy', NAME);
    expect((await list()).forwards).toMatchObject([{ state: 'network-off' }]);
    await expectNobody();
    await host.virsh('net-start', NAME);
    // libvirt leaves the cards of running guests out of a network that was stopped.
    await host.run('ip', 'link', 'set', tap, 'master', 'virbr7');
    expect(await everywhere()).toEqual({ host: 'the guest answers\n', beside: 'the guest answers\n' });
    expect((await list()).forwards).toMatchObject([{ state: 'works' }]);
  });

  it('is reached again after what the host does at its start, when there is no rule yet', async () => {
    await host.run('bash', '-c', 'iptables-save | grep -v INNKEEPER | iptables-restore');
    await expectNobody();
    const unit = await host.run('cat', '/etc/systemd/system/innkeeper-host.service');
    await host.run('bash', '-c', /^ExecStart=(.+)$/m.exec(unit)?.[1] ?? 'false');
    expect(await everywhere()).toEqual({ host: 'the guest answers\n', beside: 'the guest answers\n' });
  });

  it('is no longer reached once that is removed, and nothing of it is left', async () => {
    const [forward] = (await list()).forwards;
    await applyHostPlan(backend, (await byHost({ do: 'remove', id: forward?.id ?? '' })).plan);
    await expectNobody();
    expect((await list()).forwards).toEqual([]);
    expect(await rulesNow()).toEqual(rules);
    expect(await filesNow()).toBe(files);
    expect(await host.run('cat', '/proc/sys/net/ipv4/conf/virbr7/route_localnet')).toBe('0\n');
  });
});
