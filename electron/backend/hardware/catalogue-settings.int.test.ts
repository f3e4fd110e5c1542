import { expect, it } from 'vitest';
import type { ItemValues } from '#shared/contract/hardware.ts';
import type { SettingsPage } from '#shared/domain/hardware/catalogue/kind.ts';
import { PAGES } from '#shared/domain/hardware/catalogue/settings.ts';
import { itemOf } from '#shared/domain/hardware/item-id.ts';
import { valuesOf } from '#shared/domain/hardware/values.ts';
import type { Bench } from './testing/catalogue-bench.ts';
import { catalogueBenches } from './testing/catalogue-benches.ts';
import { changesIn, shownIn, valuesToTry, wholeChange } from './testing/catalogue-tries.ts';
import { told } from './testing/catalogue-walk.ts';

const { benches, fills } = await catalogueBenches('settings', ({ id }) => ['q35', 'container'].includes(id));

async function valuesNow(bench: Bench) {
  const context = await bench.context();
  const item = itemOf(context.domain, 'domain');
  if (!item) throw new Error('A guest without a document');
  return { context, values: valuesOf(item) };
}

async function putBack(bench: Bench, before: ItemValues, properties: readonly string[]): Promise<string[]> {
  const values = Object.fromEntries(properties.map(name => [name, before[name] ?? null]));
  const { refused } = await bench.apply([{ op: 'set', item: 'domain', values }]);
  return refused === undefined ? [] : [`${properties.join(', ')} back: ${refused.slice(0, 200)}`];
}

/** All that nothing hangs on at once where the guest takes that; else each field with all that goes along. */
async function walk(bench: Bench, page: SettingsPage): Promise<string[]> {
  const { context, values } = await valuesNow(bench);
  const changes = changesIn(page.sections, context, values);
  const all = Object.fromEntries(changes.map(({ property, value }) => [property, value]));
  const together = await bench.apply([{ op: 'set', item: 'domain', values: all }]);
  const refusals: string[] = [];
  if (together.refused === undefined) refusals.push(...(await putBack(bench, values, Object.keys(all))));
  for (const field of shownIn(page.sections, context, values)) {
    if (together.refused === undefined && field.property in all) continue;
    for (const value of valuesToTry(field, context, values).slice(0, 1)) {
      const change = { property: field.property, value };
      const whole = wholeChange(page.sections, context, values, change, fills);
      if (!whole) continue;
      const { refused } = await bench.apply([{ op: 'set', item: 'domain', values: whole }]);
      if (refused !== undefined) refusals.push(told(`${bench.base.id} ${page.id}`, change, refused));
      else refusals.push(...(await putBack(bench, values, Object.keys(whole))));
    }
  }
  return refusals;
}

it.each(PAGES.map(page => ({ id: page.id, page })))(
  '$id: takes what its page offers',
  async ({ page }) => {
    const refusals: string[] = [];
    for (const bench of benches) {
      if (page.not?.(await bench.context()) === undefined) refusals.push(...(await walk(bench, page)));
    }
    expect(refusals).toEqual([]);
  },
  600_000,
);
