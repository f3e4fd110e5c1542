import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuestRef } from '#shared/contract/guests.ts';
import type { HardwareChoices, HardwareEdit, ItemValues } from '#shared/contract/hardware.ts';
import type { Context, Field, Kind, Start } from '#shared/domain/hardware/catalogue/kind.ts';
import { KINDS } from '#shared/domain/hardware/catalogue/kinds.ts';
import { PAGES } from '#shared/domain/hardware/catalogue/settings.ts';
import { type Item, itemOf, itemsOf } from '#shared/domain/hardware/item-id.ts';
import { valuesOf } from '#shared/domain/hardware/values.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';
import { watchedGuests } from '../testing/watched-guests.ts';
import { type Base, BASES } from './testing/catalogue-bases.ts';
import { fillsFor } from './testing/catalogue-fills.ts';

const folder = await mkdtemp(join(tmpdir(), 'innkeeper-catalogue-'));
const fills = fillsFor(folder);

class Bench {
  readonly base: Base;
  readonly name: string;
  readonly backend: TestBackend;
  readonly ref: GuestRef;
  readonly choices: HardwareChoices;
  constructor(base: Base, name: string, backend: TestBackend, ref: GuestRef, choices: HardwareChoices) {
    this.base = base;
    this.name = name;
    this.backend = backend;
    this.ref = ref;
    this.choices = choices;
  }
  async guest() {
    const { next } = await this.backend.client.hardware.documents({ guest: this.ref });
    return domain.of(parseDocument(next!).root);
  }
  async context(): Promise<Context> {
    return { domain: await this.guest(), choices: this.choices, running: false };
  }
  async apply(...edits: HardwareEdit[]): Promise<string | undefined> {
    return this.backend.client.hardware.apply({ guest: this.ref, edits }).then(
      () => undefined,
      (thrown: { data?: { code: string; detail?: string; params: object }; message: string }) =>
        thrown.data
          ? `${thrown.data.code}: ${thrown.data.detail ?? JSON.stringify(thrown.data.params)}`
          : thrown.message,
    );
  }
}
const benches: Bench[] = [];
beforeAll(async () => {
  await writeFile(join(folder, 'a.img'), '');
  for (const [i, base] of BASES.entries()) {
    const virsh = virshOn(base.uri);
    const name = `innkeeper-catalogue-${process.pid}-${i}`;
    const file = join(folder, `${name}.xml`);
    await writeFile(file, base.document(name, folder));
    await virsh('define', file);
    const same = benches.find(b => b.base.uri === base.uri);
    const backend = same?.backend ?? (await startBackend(base.uri));
    const list = await watchedGuests(backend.client);
    const { connection, uuid } = await list.when(name, () => true);
    await list.stop();
    const ref = { connection, uuid };
    benches.push(new Bench(base, name, backend, ref, await backend.client.hardware.choices({ guest: ref })));
  }
});
afterAll(async () => {
  for (const b of benches)
    await virshOn(b.base.uri)(
      'undefine',
      b.name,
      ...(b.base.uri.startsWith('lxc') ? [] : ['--nvram', '--tpm']),
    ).catch(() => undefined);
  for (const b of new Set(benches.map(x => x.backend))) await b.close();
  await rm(folder, { recursive: true });
});

const out: string[] = [];
function candidates(field: Field, context: Context, values: ItemValues): ItemValues[string][] {
  const now = values[field.property] ?? null;
  const all = ((): ItemValues[string][] => {
    switch (field.input.kind) {
      case 'switch':
        return [now !== true];
      case 'choice':
        return field.input
          .choices(context, values)
          .filter(c => c.not === undefined && c.value !== null)
          .slice(0, 12)
          .map(c => c.value);
      case 'number':
        return [field.input.min ?? 1, (field.input.min ?? 1) + 1];
      case 'bytes':
        return [Math.max(field.input.min ?? 0, 4 * 1024 * 1024)];
      default:
        return [];
    }
  })();
  return all.filter(v => v !== now && field.check?.(v, context, values) === undefined);
}
it('probe', async () => {
  const t0 = Date.now();
  let n = 0;
  for (const kind of KINDS)
    for (const start of kind.starts) {
      let done = false;
      const reasons: string[] = [];
      for (const bench of benches) {
        const context = await bench.context();
        const not = start.not?.(context);
        if (not !== undefined) {
          reasons.push(`${bench.base.id}: ${not}`);
          continue;
        }
        done = true;
        const before = new Set(itemsOf(context.domain).map(i => i.id));
        const values = {
          ...start.values(context),
          ...Object.fromEntries((start.fill ?? []).map(p => [p, fills[p] ?? null])),
        };
        const failed = await bench.apply({ op: 'add', element: kind.element, values });
        n++;
        if (failed) {
          out.push(`ADD ${bench.base.id} ${kind.id} ${start.id}: ${failed} ${JSON.stringify(values)}`);
          break;
        }
        const after = await bench.guest();
        const fresh = itemsOf(after).filter(i => !before.has(i.id));
        const item = fresh.find(i => i.element === kind.element);
        if (!item) {
          out.push(`NOITEM ${kind.id} ${start.id}`);
          break;
        }
        if (start === kind.starts.find(s => s.not?.(context) === undefined)) {
          const c2: Context = { ...context, domain: after };
          const vals = valuesOf(item);
          for (const field of kind.sections.flatMap(s => s.fields)) {
            if (field.shown?.(c2, vals) === false) continue;
            for (const v of candidates(field, c2, vals)) {
              n++;
              const bad = await bench.apply({ op: 'set', item: item.id, values: { [field.property]: v } });
              if (bad) {
                out.push(`SET ${bench.base.id} ${kind.id}.${field.property}=${v}: ${bad.slice(0, 200)}`);
                continue;
              }
              const g2 = await bench.guest();
              const it2 =
                itemOf(g2, item.id) ?? itemsOf(g2).find(i => !before.has(i.id) && i.element === kind.element);
              const got = it2 && valuesOf(it2)[field.property];
              if (String(got ?? null) !== String(v))
                out.push(`LOST ${kind.id}.${field.property}=${v} got ${got}`);
              const back = await bench.apply({
                op: 'set',
                item: it2?.id ?? item.id,
                values: { [field.property]: vals[field.property] ?? null },
              });
              if (back) out.push(`BACK ${kind.id}.${field.property}=${v}: ${back.slice(0, 200)}`);
            }
          }
        }
        const now = itemsOf(await bench.guest()).filter(i => !before.has(i.id));
        const gone = await bench.apply(
          ...now.filter(i => i.element === kind.element).map(i => ({ op: 'remove' as const, item: i.id })),
        );
        if (gone) out.push(`REMOVE ${kind.id} ${start.id}: ${gone}`);
        const left = itemsOf(await bench.guest())
          .filter(i => !before.has(i.id))
          .map(i => i.id);
        const lost = [...before].filter(id => !itemsOf(context.domain).some(i => i.id === id));
        if (left.length || lost.length) out.push(`LEFT ${kind.id} ${start.id}: ${left} ${lost}`);
        break;
      }
      if (!done) out.push(`NONE ${kind.id} ${start.id}: ${reasons.join(' | ')}`);
    }
  await writeFile('/tmp/catalogue/probe.txt', `${n} ${Date.now() - t0}ms\n` + out.join('\n'));
}, 600_000);
void describe;
void mkdir;
void PAGES;
void expect;
