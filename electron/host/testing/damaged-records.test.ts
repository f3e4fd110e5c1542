import { expect, it } from 'vitest';
import { readDeviceFacts } from '../devices/device-facts.ts';
import { parseRecord } from '../tree/parse-record.ts';
import { recordedTree } from '../tree/recorded-tree.ts';
import { hostNames, recordOf } from './recorded-hosts.ts';

const small = hostNames.filter(name => name !== 'sriov-server');

it.each(small)('%s: a record cut anywhere is known to be cut, and what is there can be read', async name => {
  const text = recordOf(name);
  const steps = 24;
  for (let step = 1; step < steps; step += 1) {
    // Never on a line of its own, so that most cuts go through a value or a path.
    const parsed = parseRecord(text.slice(0, Math.floor((text.length * step) / steps) + 3));
    if (!parsed.ok) {
      expect(parsed.problem.code).toBe('bad-line');
      continue;
    }
    expect(parsed.record.complete).toBe(false);
    const facts = await readDeviceFacts(recordedTree(parsed.record));
    expect(facts.pci.every(({ vendor, device }) => vendor > 0 && device > 0)).toBe(true);
  }
});

/** Numbers that are the same in every run. */
function* numbers(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state;
  }
}

it.each(small)('%s: lines that are lost, doubled or damaged upset nobody', async name => {
  const lines = recordOf(name).split('\n');
  const next = numbers(lines.length);
  const take = (below: number) => next.next().value % below;
  for (let round = 0; round < 12; round += 1) {
    const damaged = [...lines];
    for (let change = 0; change < 20; change += 1) {
      const at = 1 + take(damaged.length - 2);
      const line = damaged[at] ?? '';
      const made = [
        '',
        line.slice(take(line.length + 1)),
        `${line}\n${line}`,
        line.replace(/[0-9]/, '\u{1f600}'),
      ];
      damaged[at] = made[take(made.length)] ?? '';
    }
    const parsed = parseRecord(damaged.join('\n'));
    if (parsed.ok) await expect(readDeviceFacts(recordedTree(parsed.record))).resolves.toBeDefined();
    else expect(parsed.problem).toMatchObject({ code: 'bad-line', line: expect.any(Number) as number });
  }
});
