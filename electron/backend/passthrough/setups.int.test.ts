import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pciAddressSchema } from '#shared/contract/create/host-device.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import { PauseGate } from '#electron/jobs/pause-gate.ts';
import type { Uuid } from '#shared/contract/values.ts';
import { pciParts } from '#shared/domain/create/host-devices/pci-address.ts';
import { DeviceHosts } from '../devices/device-hosts.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import { silent } from '../testing/silent.ts';
import { startHost } from '../testing/start-host.ts';
import { virshOn } from '../testing/virsh.ts';
import { doBoth } from './apply.ts';
import { changeGuest } from './guest-part.ts';
import { listSetups } from './list.ts';
import type { PassthroughDeps } from './passthrough-deps.ts';
import { proceedWith } from './proceed.ts';
import type { SetupRecord } from './setup.ts';
import { SetupStore } from './setup-store.ts';
import { planUndo, undoPassthrough } from './undo.ts';

const URI = 'qemu:///system';
const NAME = `innkeeper-setups-${process.pid}`;
const virsh = virshOn(URI);
const XML = `<domain type='qemu'><name>${NAME}</name><memory unit='MiB'>64</memory><vcpu>1</vcpu>
<os><type arch='x86_64' machine='q35'>hvm</type></os><devices><video><model type='none'/></video></devices></domain>`;

/** The guest's half of set-ups on a real libvirt: hosts that hand devices over are tried in the lab. */
describe('a set-up of a guest', () => {
  let host: Awaited<ReturnType<typeof startHost>>;
  let deps: PassthroughDeps;
  let record: SetupRecord;
  const jobs: Promise<unknown>[] = [];
  const job: JobContext = {
    id: 'test',
    signal: new AbortController().signal,
    gate: new PauseGate(),
    step() {},
    log() {},
    progress() {},
    transferred() {},
    result() {},
    waitsForPage() {},
  };

  beforeAll(async () => {
    host = await startHost(URI);
    const { deps: shared } = host;
    deps = {
      ...shared,
      jobs: {
        start(spec, work) {
          const started = shared.jobs.start(spec, work);
          jobs.push(started.ended);
          return started;
        },
      },
      deviceHosts: new DeviceHosts({ env: shared.env, log: silent }),
      setups: new SetupStore(shared),
      names: { list: async () => [] },
    };
  });
  afterAll(() => host?.close());

  beforeEach(async () => {
    await host.live.rpc.call('domainDefineXml', { xml: XML });
    const uuid = (await virsh('domuuid', NAME)) as Uuid;
    const signal = AbortSignal.timeout(20_000);
    await deps.guests.until({ connection: host.live.id, uuid }, guest => guest !== undefined, signal);
    const guest = deps.guests.require({ connection: host.live.id, uuid });
    const devices = await deps.hosts.of(host.live).devices.get();
    const address = pciAddressSchema.parse(
      devices.flatMap(each => (each.kind === 'pci' ? [each.address] : []))[0],
    );
    const { domain, bus, slot, function: fn } = pciParts(address);
    const source = { domain, bus, slot, function: fn };
    record = {
      id: randomUUID() as Uuid,
      connection: host.live.id,
      guest: { uuid, name: NAME },
      title: `Give a device to “${NAME}”`,
      way: 'managed',
      devices: [{ address, ids: '0000:0000', name: 'a device' }],
      at: Date.now(),
      phase: 'applying',
      steps: [],
      edits: [
        {
          op: 'add',
          element: 'hostdev',
          values: {
            mode: 'subsystem',
            type: 'pci',
            managed: true,
            ...Object.fromEntries(
              Object.entries(source).map(([key, value]) => [`sourceAddress.${key}`, value]),
            ),
          },
        },
      ],
      before: (await readDocuments(host.live.rpc, guest)).next ?? '',
      expected: [],
    };
  });
  afterEach(async () => {
    await virsh('undefine', NAME).catch(() => '');
    await deps.setups.forget(record.id);
  });

  const document = () => virsh('dumpxml', NAME, '--inactive');
  const named = () => ({ connection: record.connection, setup: record.id });
  async function undone(): Promise<void> {
    const { stamp, problems } = await planUndo(deps, named());
    expect(problems).toEqual([]);
    await undoPassthrough(deps, { ...named(), stamp });
    expect(await jobs.at(-1)).toMatchObject({ state: 'done' });
  }
  const state = async () =>
    (await listSetups(deps, record.connection)).find(({ id }) => id === record.id)?.state;

  it('is made, and taken back to the very document there was', async () => {
    const before = await document();
    await doBoth(deps, record, job, {});
    expect(await document()).toContain('<hostdev');
    expect(await state()).toBe('after');
    await undone();
    expect(await document()).toBe(before);
    expect(await state()).toBe('undone');
  });

  it('leaves what a person edited since', async () => {
    await doBoth(deps, record, job, {});
    await virsh('desc', NAME, '--config', 'by a person');
    await undone();
    expect(await document()).toContain('by a person');
    expect(await document()).not.toContain('<hostdev');
  });

  it('that was cut short between the change and its note is gone on with, and nothing is done twice', async () => {
    await deps.setups.write(record);
    expect(await state()).toBe('before');
    const guest = deps.guests.require({ connection: record.connection, uuid: record.guest.uuid });
    await changeGuest(deps, guest, record.edits);
    expect(await state()).toBe('interrupted');
    await proceedWith(deps, named());
    expect(await jobs.at(-1)).toMatchObject({ state: 'done' });
    expect((await document()).match(/<hostdev/g)).toHaveLength(1);
    expect(await state()).toBe('after');
    await undone();
    expect(await document()).not.toContain('<hostdev');
  });

  it('whose guest is gone can still be undone', async () => {
    await doBoth(deps, record, job, {});
    await virsh('undefine', NAME);
    const [setup] = await listSetups(deps, record.connection);
    expect(setup?.guest.gone).toBe(true);
    await undone();
    expect(await state()).toBe('undone');
  });

  it('shown in one plan is not undone by another', async () => {
    await doBoth(deps, record, job, {});
    const { stamp } = await planUndo(deps, named());
    await virsh('desc', NAME, '--config', 'meanwhile');
    await expect(undoPassthrough(deps, { ...named(), stamp })).rejects.toMatchObject({
      failure: { code: 'CONFLICT' },
    });
    expect(await document()).toContain('<hostdev');
  });
});
