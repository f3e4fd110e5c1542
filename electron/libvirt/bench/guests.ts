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

/** Against the binding asking guest by guest, and against the binding asking as we do. */
export async function listing(daemon: PrivateDaemon, binding: Binding): Promise<Figure[]> {
  const path = await writeHost(daemon.folder);
  const ours = () => milliseconds(() => stateAndXml(daemon.uri(`test://${path}`)));
  const theirs = daemon.uri(`test+unix://${path}`);
  const figures: Figure[] = [];
  for (const task of ['naive', 'bulk'] as const) {
    figures.push(
      await duel({
        name: `state and XML of ${GUESTS} guests, connection included${task === 'bulk' ? ', binding in bulk too' : ''}`,
        unit: 'ms',
        rounds: 9,
        peerName: 'python3-libvirt',
        ours,
        peer: () => binding.run(task, theirs, GUESTS),
      }),
    );
  }
  return figures;
}

async function defineAll(connection: Connection): Promise<void> {
  await Promise.all(names.map(name => connection.call('domainDefineXml', { xml: domain('qemu', name) })));
}

/** All statistics of QEMU guests, on a connection that stays open. */
export async function statistics(daemon: PrivateDaemon, binding: Binding): Promise<Figure[]> {
  const connection = await connect(daemon.uri('qemu:///session'));
  await defineAll(connection);
  const theirs = daemon.uri('qemu+unix:///session');
  const figure = await duel({
    name: `bulk statistics of ${GUESTS} guests`,
    unit: 'ms',
    rounds: 21,
    peerName: 'python3-libvirt',
    ours: () =>
      milliseconds(async () => {
        const { retStats } = await connection.call('connectGetAllDomainStats', {
          doms: [],
          stats: 0,
          flags: 0,
        });
        if (retStats.length !== GUESTS) throw new Error(`found ${retStats.length} guests, not ${GUESTS}`);
      }),
    peer: () => binding.run('statistics', theirs, GUESTS),
  });
  await connection.close();
  return [figure];
}
