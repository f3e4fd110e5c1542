import { expect, it } from 'vitest';
import { attentionFacts } from '../testing/attention-facts.ts';
import { checkOldMachine } from './old-machine.ts';

const machines = [
  { name: 'pc-q35-10.1', deprecated: false },
  { name: 'q35', canonical: 'pc-q35-10.1', deprecated: false },
  { name: 'pc-q35-9.2', deprecated: false },
  { name: 'pc-q35-6.2', deprecated: false },
  { name: 'pc-q35-4.1', deprecated: true },
  { name: 'pc-i440fx-10.1', deprecated: false },
];
const check = (machine: string, offered = machines) =>
  checkOldMachine(
    attentionFacts({ body: `<os><type machine='${machine}'>hvm</type></os>` }, { machines: offered }),
  );
const newest = [{ edits: [{ op: 'set', item: 'domain', values: { 'os.machine': 'pc-q35-10.1' } }] }];

it.each([
  ['pc-q35-4.1', 'warning'],
  ['pc-q35-6.2', 'hint'],
  ['pc-q35-2.4', 'error'],
])('%s: %s, with the newest of its kind', (machine, severity) => {
  expect(check(machine)).toMatchObject([{ severity, remedies: newest }]);
});

it('says nothing of the newest, of a little older ones, of an alias, and where none are listed', () => {
  for (const machine of ['pc-q35-10.1', 'pc-q35-9.2', 'q35']) expect(check(machine)).toEqual([]);
  expect(check('pc-q35-2.4', [])).toEqual([]);
});
