import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBackend, type TestBackend } from '#electron/backend/testing/start-backend.ts';
import type { BridgeTrial, BridgeWish, HostInterface } from '#shared/contract/host-bridges.ts';
import { describeLab } from './describe-lab.ts';
import { changedFiles, hostFiles } from './host-files.ts';
import { type LabMachine, startLab } from './machine.ts';

/** Where a change of the network could leave a file; the helper's own records are in /var/lib/innkeeper. */
const FOLDERS = ['/etc', '/usr/lib/systemd', '/usr/local', '/boot', '/root'];
/** An emulated machine on a busy computer answers late: as long as a person may have at most. */
const SECONDS = 3600;
/** Of what does not end by itself. Milliseconds. */
const SILENT_MS = 5 * 60_000;
/** For what nobody is to confirm. */
const SHORT = 40;

describeLab('a bridge in the place of the card that we come by', () => {
  let lab: LabMachine;
  let backend: TestBackend;
  let before: Map<string, string>;
  let port: string;

  beforeAll(async () => {
    lab = await startLab();
    backend = await startBackend(lab.uri, { starting: true });
    port = (await list()).find(({ carriesUs }) => carriesUs)?.name ?? '';
    before = await hostFiles(lab, FOLDERS);
  });
  afterAll(async () => {
    await backend?.close();
    await lab?.stop();
  });

  const on = () => ({ connection: backend.connection });
  async function list(): Promise<HostInterface[]> {
    return (await backend.client.hostBridges.list(on())).interfaces;
  }
  const make = (addressing: Extract<BridgeWish, { do: 'make' }>['addressing']): BridgeWish => ({
    do: 'make',
    bridge: 'br0',
    port,
    addressing,
    stp: false,
    seconds: SECONDS,
  });

  /** As the interface does it: plan, dry run, apply. */
  async function begin(wish: BridgeWish): Promise<string> {
    const { title, steps, problems } = await backend.client.hostBridges.plan({ ...on(), wish });
    expect(problems).toEqual([]);
    const { stamp, files } = await backend.client.hostChanges.dryRun({ ...on(), steps });
    expect(files.map(({ path }) => path).join()).toContain('br0');
    return (await backend.client.hostBridges.apply({ ...on(), title, steps, stamp })).job;
  }

  async function until(phase: BridgeTrial['phase']): Promise<BridgeTrial> {
    for await (const { trial } of await backend.client.hostBridges.watch(on())) {
      if (trial?.phase === phase) return trial;
      if (trial && ['kept', 'undone', 'failed'].includes(trial.phase) && trial.run !== undefined)
        throw new Error(JSON.stringify(trial));
    }
    throw new Error('Nobody tells any more.');
  }

  /** Of a connection that the change cut, nobody can say when it notices: as after a start of the app, a new one. */
  async function connectAnew(): Promise<void> {
    await backend.close();
    backend = await startBackend(lab.uri, { starting: true });
  }

  /** Nothing is left that could still take something back: who watched looks up every two seconds. */
  async function noTimer(): Promise<void> {
    const units = "systemctl list-units --all --plain --no-legend 'innkeeper*'";
    await expect
      .poll(() => lab.ssh(`${units}; find /etc/systemd/system -name 'innkeeper*'`), { timeout: SILENT_MS })
      .toBe('');
  }

  it('says whose the card is, and that we come by it', async () => {
    const found = await list();
    expect(found.find(({ name }) => name === port)).toMatchObject({
      kind: 'physical',
      manager: 'networkd',
      source: '/etc/systemd/network/lab.network',
      defaultRoute: true,
      ours: false,
    });
    const { managers } = await backend.client.hostBridges.list(on());
    expect(managers).toEqual([{ manager: 'networkd', interfaces: [port] }]);
  });

  it('is there with the address that the card had, and stays once it is confirmed', async () => {
    const had = (await list()).find(({ name }) => name === port)?.addresses;
    const job = await begin(make({ mode: 'keep' }));
    const trial = await until('waiting');
    expect(trial.until).toBeGreaterThan(Date.now());
    await expect(backend.client.hostBridges.confirm({ ...on(), run: trial.run })).resolves.toMatchObject({
      phase: 'kept',
    });
    expect((await backend.job(job)).state).toBe('done');
    await noTimer();
    await connectAnew();
    const found = await list();
    expect(found.find(({ name }) => name === 'br0')).toMatchObject({
      ours: true,
      addresses: had,
      members: [port],
      carriesUs: true,
    });
    expect(changedFiles(before, await hostFiles(lab, FOLDERS)).map(line => line.split(':')[0])).toEqual([
      '/etc/systemd/network/0-innkeeper-br0-port.network',
      '/etc/systemd/network/0-innkeeper-br0.netdev',
      '/etc/systemd/network/0-innkeeper-br0.network',
    ]);
  });

  it('is there after a start of the host, too, and is taken apart again', async () => {
    await lab.reboot();
    await connectAnew();
    expect((await list()).find(({ name }) => name === 'br0')?.carriesUs).toBe(true);
    await begin({ do: 'remove', bridge: 'br0', seconds: SECONDS });
    const trial = await until('waiting');
    await backend.client.hostBridges.confirm({ ...on(), run: trial.run });
    await connectAnew();
    expect((await list()).map(({ name }) => name)).not.toContain('br0');
    expect(changedFiles(before, await hostFiles(lab, FOLDERS))).toEqual([]);
  });

  it('goes by itself when a mistake cuts us off, and not one file differs', async () => {
    const job = await begin({
      ...make({ mode: 'static', addresses: ['192.0.2.9/24'], gateways: ['192.0.2.1'], dns: [] }),
      seconds: SHORT,
    });
    await until('unreachable');
    await until('undone');
    expect(await backend.job(job)).toMatchObject({ state: 'failed', failure: { code: 'CANCELLED' } });
    await connectAnew();
    expect((await list()).find(({ name }) => name === port)?.carriesUs).toBe(true);
    expect(changedFiles(before, await hostFiles(lab, FOLDERS))).toEqual([]);
    await noTimer();
  });

  it('goes at once when a person says so', async () => {
    await begin(make({ mode: 'keep' }));
    const { run } = await until('waiting');
    await backend.client.hostBridges.rollBack({ ...on(), run });
    await until('undone');
    await connectAnew();
    expect((await list()).map(({ name }) => name)).not.toContain('br0');
    expect(changedFiles(before, await hostFiles(lab, FOLDERS))).toEqual([]);
  });

  it('goes with the next start of the host when nobody confirmed it', async () => {
    await begin(make({ mode: 'keep' }));
    await until('waiting');
    await lab.reboot();
    await until('undone');
    await connectAnew();
    expect((await list()).find(({ name }) => name === port)?.carriesUs).toBe(true);
    expect(changedFiles(before, await hostFiles(lab, FOLDERS))).toEqual([]);
  });
});
