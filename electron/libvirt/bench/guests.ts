import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Connection, connect, DomainStatsTypes } from '../src/index.ts';
import type { PrivateDaemon } from '../test/private-daemon.ts';
import { type Binding } from './binding.ts';
import { duel, type Figure, milliseconds } from './measure.ts';

const GUESTS = 1000;

const disk = (name: string, target: string): string => `
    <disk type='file' device='disk'><source file='/nowhere/${name}-${target}.qcow2'/>
      <driver name='qemu' type='qcow2'/><target dev='${target}' bus='virtio'/></disk>`;

const domain = (type: string, name: string, extra = ''): string => `
  <domain type='${type}'>${extra}
    <name>${name}</name><memory unit='MiB'>64</memory><vcpu>2</vcpu>
    <os><type arch='x86_64'>hvm</type></os>
    <devices>${disk(name, 'vda')}${disk(name, 'vdb')}
      <interface type='user'><model type='virtio'/></interface>
      <console type='pty'/><graphics type='vnc' autoport='yes'/><video><model type='virtio'/></video>
    </devices>
  </domain>`;

const names = Array.from({ length: GUESTS }, (_, index) => `guest-${index}`);

async function writeHost(folder: string): Promise<string> {
  const shutOff = `<test:runstate xmlns:test='http://libvirt.org/schemas/domain/test/1.0'>5</test:runstate>`;
  const path = join(folder, 'host.xml');
  await writeFile(path, `<node>${names.map(name => domain('test', name, shutOff)).join('')}</node>`);
  return path;
}

/** State and XML of every guest, from connecting to closing. */
async function stateAndXml(uri: string): Promise<void> {
  const connection = await connect(uri);
  const { retStats } = await connection.call('connectGetAllDomainStats', {
    doms: [],
    stats: DomainStatsTypes.STATE,
    flags: 0,
  });
  const xmls = await Promise.all(
    retStats.map(({ dom }) => connection.call('domainGetXmlDesc', { dom, flags: 0 })),
  );
  if (xmls.length !== GUESTS) throw new Error(`found ${xmls.length} guests, not ${GUESTS}`);
  await connection.close();
}

async function defineAll(connection: Connection): Promise<void> {
  await Promise.all(names.map(name => connection.call('domainDefineXml', { xml: domain('qemu', name) })));
}

interface Host {
  name: string;
  ours: string;
  theirs: string;
}

/** Against the binding asking guest by guest, and against the binding asking for the states in bulk as we do. */
async function* listing({ name, ours, theirs }: Host, binding: Binding): AsyncGenerator<Figure> {
  for (const task of ['naive', 'bulk'] as const) {
    yield await duel({
      name: `state and XML of ${GUESTS} ${name}, connection included${task === 'bulk' ? ', states in bulk on both sides' : ''}`,
      unit: 'ms',
      rounds: 9,
      peerName: 'python3-libvirt',
      ...(task === 'naive' ? { target: 'ratio at most 0.65' } : {}),
      ours: () => milliseconds(() => stateAndXml(ours)),
      peer: () => binding.run(task, theirs, GUESTS),
    });
  }
}

/** All statistics, on a connection that stays open. */
function statistics(connection: Connection, uri: string, binding: Binding): Promise<Figure> {
  return duel({
    name: `bulk statistics of ${GUESTS} QEMU guests`,
    unit: 'ms',
    rounds: 21,
    peerName: 'python3-libvirt',
    target: 'ratio at most 1',
    ours: () =>
      milliseconds(async () => {
        const { retStats } = await connection.call('connectGetAllDomainStats', {
          doms: [],
          stats: 0,
          flags: 0,
        });
        if (retStats.length !== GUESTS) throw new Error(`found ${retStats.length} guests, not ${GUESTS}`);
      }),
    peer: () => binding.run('statistics', uri, GUESTS),
  });
}

export async function* guests(daemon: PrivateDaemon, binding: Binding): AsyncGenerator<Figure> {
  const qemu = { ours: daemon.uri('qemu:///session'), theirs: daemon.uri('qemu+unix:///session') };
  const connection = await connect(qemu.ours);
  await defineAll(connection);
  yield* listing({ name: 'QEMU guests', ...qemu }, binding);
  yield await statistics(connection, qemu.theirs, binding);
  await connection.close();
  // The daemon reads this host's file for every connection: most of the time, and the same on both sides.
  const path = await writeHost(daemon.folder);
  const test = { ours: daemon.uri(`test://${path}`), theirs: daemon.uri(`test+unix://${path}`) };
  yield* listing({ name: 'guests of the test driver', ...test }, binding);
}
