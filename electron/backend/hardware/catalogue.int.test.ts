import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HardwareEdit } from '#shared/contract/hardware.ts';
import type { Kind, Start } from '#shared/domain/hardware/catalogue/kind.ts';
import { KINDS } from '#shared/domain/hardware/catalogue/kinds.ts';
import { PAGES } from '#shared/domain/hardware/catalogue/settings.ts';
import { itemOf } from '#shared/domain/hardware/item-id.ts';
import { scalarText } from '#shared/domain/hardware/scalar-text.ts';
import { valuesOf } from '#shared/domain/hardware/values.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { BASES } from './testing/catalogue-bases.ts';
import { type Bench, freshIn, idsIn, startBench } from './testing/catalogue-bench.ts';
import { fillsFor } from './testing/catalogue-fills.ts';
import { shownIn, valuesToTry, wholeChange } from './testing/catalogue-tries.ts';

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
  [/^(cdrom|floppy) type=network/, 'libvirt’s schema wants its servers before it takes the protocol'],
  [/^filesystem type=(block|ram)/, 'the driver of a folder stays behind until it is cleared'],
  [/^interface bandwidth\.inboundFloor/, 'only networks that are limited themselves can guarantee'],
  [/^video resolution/, 'QXL has none: the guest’s driver sets it'],
  [/^audio (input|output)\.fixedSettings=false/, 'what it fixed is cleared one by one'],
  [/^input bus=ps2/, 'a virtio keyboard’s options stay behind until they are cleared'],
  [/^hostdev-pci teaming/, 'only network cards team up, and libvirt does not know that this one is none'],
  [/^graphics audioId/, 'each kind of screen wants a backend of its own kind'],
  [/^hostdev-scsi sourceProtocol=iscsi/, 'libvirt’s schema wants its servers before it takes the protocol'],
  [/^controller numaNode/, 'the guest has one NUMA cell only'],
  [/^controller model=pcie-switch-downstream/, 'it goes on an upstream port, and the guest has none'],
  [/^memory access=private/, 'lasting memory of virtio is shared by nature'],
];
const unexpected = (refusals: readonly string[]): string[] =>
  refusals.filter(refusal => !REFUSED.some(([start]) => start.test(refusal)));

const folder = await mkdtemp(join(tmpdir(), 'innkeeper-catalogue-'));
const fills = fillsFor(folder);
const backends = new Map<string, TestBackend>();
const benches: Bench[] = [];

beforeAll(async () => {
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'a.img'), Buffer.alloc(1024 * 1024));
  for (const [index, base] of BASES.entries()) {
    const backend = backends.get(base.uri) ?? (await startBackend(base.uri));
    backends.set(base.uri, backend);
    benches.push(await startBench(base, `innkeeper-catalogue-${process.pid}-${index}`, backend, folder));
  }
});
afterAll(async () => {
  for (const bench of benches) await bench.remove();
  for (const backend of backends.values()) await backend.close();
  await rm(folder, { recursive: true });
});

/** The first guest that can have what a start makes; else each one's reason. */
async function offered(start: Start): Promise<Bench | string[]> {
  const reasons: string[] = [];
  for (const bench of benches) {
    const not = start.not?.(await bench.context());
    if (not === undefined) return bench;
    reasons.push(not);
  }
  return reasons;
}

async function add(bench: Bench, kind: Kind, start: Start) {
  const context = await bench.context();
  const asked = Object.fromEntries((start.fill ?? []).map(property => [property, fills[property] ?? null]));
  const edit: HardwareEdit = {
    op: 'add',
    element: kind.element,
    values: { ...start.values(context), ...asked },
  };
  const before = idsIn(context.domain);
  const first = await bench.apply([edit]);
  // A device that this host lacks is refused by the backend, and taken by libvirt.
  const absent = first.refused?.startsWith('DEVICE_ABSENT') === true;
  const how = absent ? bench.define : bench.apply;
  const { refused } = absent ? await bench.define([edit]) : first;
  return { before, how, refused };
}

/** Sets all fields at once to something else, and one by one when that is refused, to say which. */
async function editAll(bench: Bench, kind: Kind, before: ReadonlySet<string>, how: Bench['apply']) {
  const context = await bench.context();
  const item = freshIn(context.domain, before, kind.element);
  if (!item) return [`${kind.id}: it is not there`];
  const tries = shownIn(kind.sections, context, item.values)
    .filter(({ governs, moves, along }) => !governs && !moves && !along)
    // Another device is another item.
    .filter(
      ({ property }) =>
        !/^(sourceAddress\.|vendor$|product$|adapter$|target$|name$|key$|lockspace$)/.test(property),
    )
    .flatMap(field =>
      valuesToTry(field, context, item.values)
        .slice(-1)
        .map(value => ({ field, value })),
    );
  const refusals: string[] = [];
  const all = Object.fromEntries(tries.map(({ field, value }) => [field.property, value]));
  const together = await how([{ op: 'set', item: item.id, values: all }]);
  if (together.refused === undefined) return [];
  for (const { field, value } of tries) {
    const { refused } = await how([{ op: 'set', item: item.id, values: { [field.property]: value } }]);
    if (refused !== undefined)
      refusals.push(`${kind.id} ${field.property}=${scalarText(value)}: ${refused.slice(0, 200)}`);
    const back = { [field.property]: item.values[field.property] ?? null };
    if (refused === undefined) await how([{ op: 'set', item: item.id, values: back }]);
  }
  return refusals;
}

/** What the rest of a form hangs on: each choice with all that goes along. */
async function govern(bench: Bench, kind: Kind, before: ReadonlySet<string>, how: Bench['apply']) {
  const refusals: string[] = [];
  const context = await bench.context();
  const item = freshIn(context.domain, before, kind.element);
  if (!item) return [`${kind.id}: it is not there`];
  const fields = shownIn(kind.sections, context, item.values).filter(
    ({ governs, moves }) => governs || moves,
  );
  for (const field of fields) {
    for (const value of valuesToTry(field, context, item.values)) {
      const now = await bench.context();
      const fresh = freshIn(now.domain, before, kind.element);
      if (!fresh) return [...refusals, `${kind.id}: lost at ${field.property}=${scalarText(value)}`];
      const change = { property: field.property, value };
      const values = wholeChange(kind.sections, now, fresh.values, change, fills);
      if (!values || field.shown?.(now, fresh.values) === false) continue;
      const { refused } = await how([{ op: 'set', item: fresh.id, values }]);
      if (refused !== undefined)
        refusals.push(`${kind.id} ${field.property}=${scalarText(value)}: ${refused.slice(0, 200)}`);
    }
  }
  return refusals;
}

/** A limit for what hangs: some kinds are tried a hundred times. */
const LIMIT = 600_000;

describe('a guest that is off', { timeout: LIMIT }, () => {
  it('has its balloon edited, taken out and put back', async () => {
    const [bench] = benches;
    const period = async () => (await bench!.guest()).devices.memballoon.statsPeriod;
    expect(
      (await bench!.apply([{ op: 'set', item: 'memballoon', values: { statsPeriod: 7 } }])).refused,
    ).toBeUndefined();
    expect(await period()).toBe(7);
    expect((await bench!.apply([{ op: 'remove', item: 'memballoon' }])).refused).toBeUndefined();
    expect((await bench!.guest()).devices.memballoon.model).toBe('none');
    expect(
      (await bench!.apply([{ op: 'set', item: 'memballoon', values: { model: 'virtio' } }])).refused,
    ).toBeUndefined();
    expect((await bench!.guest()).devices.memballoon.model).toBe('virtio');
  });

  it.each(KINDS.map(kind => ({ id: kind.id, kind })))(
    '$id: is added by each start, edited and removed',
    async ({ id, kind }) => {
      let had = false;
      for (const start of kind.starts) {
        const bench = await offered(start);
        if (Array.isArray(bench)) {
          expect(bench.filter(reason => reason.length < 10)).toEqual([]);
          continue;
        }
        had = true;
        const { before, how, refused } = await add(bench, kind, start);
        expect(`${start.id}: ${refused}`).toBe(`${start.id}: undefined`);
        expect(unexpected(await editAll(bench, kind, before, how))).toEqual([]);
        // As a serial one it is another name of the first serial port, and goes with that.
        if (kind.id !== 'console' && start === kind.starts.find(({ not }) => not === start.not)) {
          expect(unexpected(await govern(bench, kind, before, how))).toEqual([]);
        }
        const item = freshIn(await bench.guest(), before, kind.element);
        const gone = await how([{ op: 'remove', item: item?.id ?? '' }]);
        expect(gone.refused).toBeUndefined();
        // A port is put back while another device needs one.
        if (kind.id !== 'controller') expect([...idsIn(await bench.guest())]).not.toContain(item?.id);
      }
      expect(had).toBe(NOWHERE[id] === undefined);
    },
  );

  it.each(PAGES.map(page => ({ id: page.id, page })))('$id: takes what its page offers', async ({ page }) => {
    const refusals: string[] = [];
    for (const bench of benches.filter(({ base }) => ['q35', 'container'].includes(base.id))) {
      const context = await bench.context();
      if (page.not?.(context) !== undefined) continue;
      const item = itemOf(context.domain, 'domain')!;
      const values = valuesOf(item);
      for (const field of shownIn(page.sections, context, values)) {
        for (const value of valuesToTry(field, context, values).slice(0, 1)) {
          const whole = wholeChange(
            page.sections,
            context,
            values,
            { property: field.property, value },
            fills,
          );
          if (!whole) continue;
          const { refused } = await bench.apply([{ op: 'set', item: 'domain', values: whole }]);
          if (refused !== undefined) {
            refusals.push(
              `${bench.base.id} ${field.property}=${scalarText(value)}: ${refused.slice(0, 200)}`,
            );
            continue;
          }
          const back = Object.fromEntries(Object.keys(whole).map(name => [name, values[name] ?? null]));
          const { refused: stuck } = await bench.apply([{ op: 'set', item: 'domain', values: back }]);
          if (stuck !== undefined)
            refusals.push(`${bench.base.id} ${field.property} back: ${stuck.slice(0, 200)}`);
        }
      }
    }
    expect(refusals).toEqual([]);
  });
});
