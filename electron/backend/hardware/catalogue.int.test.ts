import { describe, expect, it } from 'vitest';
import type { Kind, Start } from '#shared/domain/hardware/catalogue/kind.ts';
import { KINDS } from '#shared/domain/hardware/catalogue/kinds.ts';
import { type Bench, idsIn } from './testing/catalogue-bench.ts';
import { catalogueBenches } from './testing/catalogue-benches.ts';
import { add, editAll, govern, itemOfMade } from './testing/catalogue-walk.ts';

/** Kinds that no guest on a usual host of libvirt 9.0 can have, and why. */
const NOWHERE: Readonly<Record<string, string>> = {
  memballoon: 'libvirt gives every guest one',
  'hostdev-mdev': 'the host has no mediated devices, and QEMU here no vfio for them',
  'hostdev-scsi-host': 'libvirt lists it for hosts with vhost-scsi only',
  pstore: 'libvirt 10.4 brought it',
  crypto: 'libvirt 9.1 brought it',
};

/** Single choices that this libvirt or this guest refuses though the form offers them, and why they stay. */
const REFUSED: readonly (readonly [start: RegExp, why: string])[] = [
  // Whatever secret another test has libvirt keep meanwhile.
  [/^(disk source\.|hostdev )authSecretUuid=/, 'a login is a user, a kind and a secret together'],
  [/^(cdrom|floppy) type=network/, 'libvirt’s schema wants its servers before it takes the protocol'],
  [/^filesystem type=(block|ram)/, 'the driver of a folder stays behind until it is cleared'],
  [/^interface bandwidth\.(in|out)boundPeak/, 'libvirt wants an average beside it'],
  [/^interface bandwidth\.inboundFloor/, 'only networks that are limited themselves can guarantee'],
  [/^video resolution/, 'QXL has none: the guest’s driver sets it'],
  [/^audio (input|output)\.fixedSettings=false/, 'what it fixed is cleared one by one'],
  [/^input bus=ps2/, 'a virtio keyboard’s options stay behind until they are cleared'],
  [/^hostdev-pci teaming/, 'only network cards team up, and libvirt does not know that this one is none'],
  [/^graphics audioId/, 'each kind of screen wants a backend of its own kind'],
  [/^hostdev-scsi sourceProtocol=iscsi/, 'libvirt’s schema wants its servers before it takes the protocol'],
  [/^controller numaNode/, 'the guest has one NUMA cell only'],
  [/^controller model=pcie-switch-downstream/, 'it goes on an upstream port, and the guest has none'],
  [/^graphics tlsPort=/, 'TLS is off in this host’s qemu.conf'],
  [/^disk geometryTranslation/, 'libvirt’s schema wants the cylinders, heads and sectors with it'],
  [/^disk source\.(authSecretType|tls|sslVerify|timeout|readahead)/, 'each goes with some protocols only'],
  [/^disk type=file/, 'the file has to be named in the same edit'],
  [/^disk (device=lun|bus=sata)/, 'a LUN goes on virtio and SCSI only, and libvirt says so'],
  [/^disk source\.reservationsManaged=false/, 'the helper’s socket has to be named in the same edit'],
  [/^interface bandwidth\.outboundBurst/, 'a burst wants an average'],
  [/^(interface|hostdev-pci) romBar=false/, 'the ROM cannot be off and have a file'],
  [/^interface backend=passt/, 'Debian’s libvirt 9.0 has it in its schema alone'],
  [/^input model=virtio-(non-)?transitional/, 'of the virtio inputs only those passed through have it'],
  [/^memory model=(dimm|virtio-mem)/, 'a guest with NUMA cells has to say in which'],
  [/^(serial|parallel) back/, 'its port is its name: with another one it is another item'],
  [/^memory access=private/, 'lasting memory of virtio is shared by nature'],
];
const unexpected = (refusals: readonly string[]): string[] =>
  refusals.filter(refusal => !REFUSED.some(([start]) => start.test(refusal)));

const { benches, fills, offered } = await catalogueBenches('devices');

/** A limit for what hangs: some kinds are tried a hundred times. */
const LIMIT = 600_000;

/** Everything that goes wrong from adding to removing what one start makes. */
async function walk(
  bench: Bench,
  kind: Kind,
  start: Start,
  { governed, tried }: { governed: boolean; tried: Set<string> },
): Promise<string[]> {
  const made = await add(bench, kind, start, fills);
  if (made.refused !== undefined) return [`${start.id} is not added: ${made.refused}`];
  const refusals = await editAll(made, tried);
  if (governed) refusals.push(...(await govern(made, fills)));
  const { item } = await itemOfMade(made);
  const { refused } = await made.how([{ op: 'remove', item: item?.id ?? '' }]);
  if (refused !== undefined) refusals.push(`${start.id} is not removed: ${refused}`);
  // A port is put back while another device needs one.
  const stays = kind.id !== 'controller' && item && idsIn(await bench.guest()).has(item.id);
  return [...refusals, ...(stays ? [`${start.id} is still there`] : [])];
}

describe('a guest that is off', { timeout: LIMIT }, () => {
  it('has its balloon edited, taken out and put back', async () => {
    const [bench] = benches;
    const balloon = async () => (await bench!.guest()).devices.memballoon;
    const period = { op: 'set', item: 'memballoon', values: { statsPeriod: 7 } } as const;
    expect((await bench!.apply([period])).refused).toBeUndefined();
    expect((await balloon()).statsPeriod).toBe(7);
    expect((await bench!.apply([{ op: 'remove', item: 'memballoon' }])).refused).toBeUndefined();
    expect((await balloon()).model).toBe('none');
    const back = { op: 'set', item: 'memballoon', values: { model: 'virtio' } } as const;
    expect((await bench!.apply([back])).refused).toBeUndefined();
    expect((await balloon()).model).toBe('virtio');
  });

  it.each(KINDS.map(kind => ({ id: kind.id, kind })))(
    '$id: is added by each start, edited and removed',
    async ({ id, kind }) => {
      const refusals: string[] = [];
      const tried = new Set<string>();
      let had = false;
      for (const start of kind.starts) {
        const bench = await offered(start);
        if (Array.isArray(bench)) {
          expect(bench.filter(reason => reason.length < 10)).toEqual([]);
          continue;
        }
        had = true;
        // As a serial one it is another name of the first serial port, and goes with that.
        const governed = kind.id !== 'console' && start === kind.starts.find(({ not }) => not === start.not);
        refusals.push(...(await walk(bench, kind, start, { governed, tried })));
      }
      expect(unexpected(refusals)).toEqual([]);
      expect(had).toBe(NOWHERE[id] === undefined);
    },
  );
});
