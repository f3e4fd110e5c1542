import { expect, it } from 'vitest';
import type { FilterForm, FilterRule } from '../../contract/filters.ts';
import { connectionIdSchema, uuidSchema } from '../../contract/values.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { checkForm } from './check-form.ts';
import { wrongValue } from './field-types.ts';
import { readForm, writeForm } from './form.ts';
import { describeFilters, type KnownFilter } from './list.ts';
import { planFilter } from './plan-filter.ts';
import { protocols } from './protocols.ts';
import { variablesOf } from './resolve.ts';

const uuidOf = (digit: number) => uuidSchema.parse(`00000000-0000-4000-8000-00000000000${digit}`);
const read = (xml: string) => readForm(parseDocument(xml).root);
const known = (digit: number, xml: string): KnownFilter => ({ uuid: uuidOf(digit), xml, form: read(xml) });
const rule = (more: Partial<FilterRule> = {}): FilterRule => ({
  entry: 'rule',
  action: 'accept',
  direction: 'in',
  fields: {},
  ...more,
});
const form = (...entries: FilterForm['entries']): FilterForm => ({ name: 'mine', chain: 'root', entries });

const DOCUMENT = `<filter name='web' chain='ipv4' priority='-700'>
  <uuid>${uuidOf(1)}</uuid>
  <!-- people reach it -->
  <rule action='accept' direction='in' priority='500'>
    <tcp dstportstart='80' dstportend='443' comment='web'/>
  </rule>
  <rule action='Drop' direction='INOUT' statematch='False'>
    <ip match='no' srcipaddr='$IP' odd='1'/>
  </rule>
  <filterref filter='clean-traffic'>
    <parameter name='IP' value='10.0.0.2'/>
  </filterref>
  <rule action='drop' direction='inout'/>
</filter>
`;

it('reads a document as a form, and writes it back to the letter', () => {
  const found = read(DOCUMENT);
  expect(found.entries).toEqual([
    rule({
      priority: 500,
      protocol: 'tcp',
      fields: { dstportstart: '80', dstportend: '443', comment: 'web' },
      was: 0,
    }),
    {
      entry: 'rule',
      action: 'drop',
      direction: 'inout',
      stateMatch: false,
      protocol: 'ip',
      fields: { srcipaddr: '$IP', odd: '1' },
      inverted: true,
      was: 1,
    },
    { entry: 'reference', filter: 'clean-traffic', parameters: [{ name: 'IP', value: '10.0.0.2' }], was: 2 },
    { entry: 'rule', action: 'drop', direction: 'inout', fields: {}, was: 3 },
  ]);
  expect(writeForm(found, DOCUMENT)).toBe(DOCUMENT);
});

it('changes what was changed, and moves elements only where the order is another one', () => {
  const found = read(DOCUMENT);
  const [web, spoof, clean, last] = found.entries;
  if (!web || !spoof || !clean || !last) throw new Error('The document has four entries.');
  const added = rule({ protocol: 'udp', fields: { dstportstart: '53' } });
  const changed = writeForm({ ...found, entries: [web, clean, last, added] }, DOCUMENT);
  expect(changed).toContain("<!-- people reach it -->\n  <rule action='accept'");
  expect(changed).not.toContain('srcipaddr');
  expect(changed).toMatch(
    /<rule action='drop' direction='inout'\/>\s*<rule[^>]*>\s*<udp dstportstart='53'\/>\s*<\/rule>\s*<\/filter>/,
  );
  const moved = writeForm({ ...found, entries: [last, web] }, DOCUMENT);
  expect(read(moved).entries.map(entry => entry.entry === 'rule' && entry.protocol)).toEqual([
    undefined,
    'tcp',
  ]);
});

it('makes a document of its own', () => {
  const xml = writeForm(
    form(rule({ protocol: 'icmp', fields: {} }), {
      entry: 'reference',
      filter: 'other',
      parameters: [{ name: 'A', value: '1' }],
    }),
  );
  expect(xml).toBe(`<filter name='mine'>
  <rule action='accept' direction='in'>
    <icmp/>
  </rule>
  <filterref filter='other'>
    <parameter name='A' value='1'/>
  </filterref>
</filter>
`);
});

it('says what is wrong where it is', () => {
  const problems = checkForm(
    {
      name: '1st filter',
      chain: 'ipv5',
      priority: 2000,
      entries: [
        rule({ protocol: 'tcp', fields: { srcipaddr: '300.1.1.1', dstportstart: '90', dstportend: '80' } }),
        rule({ protocol: 'mac', fields: { srcmacaddr: '$MAC', protocolid: 'bread' } }),
        rule({ protocol: 'carrier-pigeon' }),
        rule({ protocol: 'udp', fields: { dstportend: '80', ipset: 'good' } }),
        {
          entry: 'reference',
          filter: 'gone',
          parameters: [
            { name: 'A B', value: '1' },
            { name: 'A', value: '1/2' },
          ],
        },
      ],
    },
    new Set(),
  );
  expect(problems.map(({ at }) => at)).toEqual([
    'name',
    'chain',
    'priority',
    'entries.0.fields.srcipaddr',
    'entries.0.fields.dstportend',
    'entries.1.fields.protocolid',
    'entries.2.protocol',
    'entries.3.fields.dstportstart',
    'entries.3.fields.ipsetflags',
    'entries.4.filter',
    'entries.4.parameters.0.name',
    'entries.4.parameters.1.value',
  ]);
});

it.each([
  ['port', '0x16', true],
  ['port', '65536', false],
  ['port', '$PORT[@1]', true],
  ['ipv4', '10.0.0.256', false],
  ['ipv6', 'fd00::1', true],
  ['ipv6', 'fd00', false],
  ['mask4', '33', false],
  ['etherType', '0x5ff', false],
  ['etherType', '0x86dd', true],
  ['state', 'NEW,ESTABLISHED', true],
  ['state', '$STATE', false],
  ['tcpFlags', 'SYN,ACK/SYN', true],
  ['tcpFlags', 'SYN', false],
] as const)('takes for %s the value %s: %s', (type, value, fine) => {
  expect(wrongValue(type, value) === undefined).toBe(fine);
});

it('names each protocol and each of its fields once', () => {
  expect(new Set(protocols.map(({ id }) => id)).size).toBe(protocols.length);
  for (const { id, fields } of protocols)
    expect([id, new Set(fields.map(({ name }) => name)).size]).toEqual([id, fields.length]);
});

const ROOT = known(
  1,
  `<filter name='root'><filterref filter='leaf'><parameter name='GIVEN' value='1'/></filterref><filterref filter='gone'/></filter>`,
);
const LEAF = known(
  2,
  `<filter name='leaf' chain='ipv4'><uuid>${uuidOf(2)}</uuid><rule action='drop' direction='in'><tcp srcipaddr='$GIVEN' dstipaddr='$ WANTED'/></rule></filter>`,
);
const user = (name: string, running: boolean) => ({
  guest: { connection: connectionIdSchema.parse('system'), name, uuid: uuidOf(9), running },
  parameters: [],
});
const users = new Map([['root', [user('web', true), user('db', false)]]]);

it('tells variables, references both ways and users', () => {
  expect(describeFilters([ROOT, LEAF], users)).toMatchObject([
    {
      name: 'leaf',
      chain: 'ipv4',
      rules: 1,
      referredBy: ['root'],
      variables: ['GIVEN', 'WANTED'],
      usedBy: [],
    },
    { name: 'root', references: ['leaf', 'gone'], missing: ['gone'], variables: ['WANTED'], stock: false },
  ]);
});

it('ends where filters refer to each other in a ring', () => {
  const ring = new Map([
    ['a', read("<filter name='a'><filterref filter='b'/></filter>")],
    [
      'b',
      read(
        "<filter name='b'><filterref filter='a'/><rule action='drop' direction='in'><ip srcipaddr='$X'/></rule></filter>",
      ),
    ],
  ]);
  expect(variablesOf('a', ring)).toEqual(['X']);
});

const state = { known: [ROOT, LEAF], users };
const codes = ({ plan }: ReturnType<typeof planFilter>) =>
  plan.problems.map(({ field, failure }) => [failure.code, field]);

it('names the running guests that a change reaches by references', () => {
  const planned = planFilter(
    { do: 'edit', uuid: LEAF.uuid, base: LEAF.xml, form: { ...LEAF.form, entries: [rule()] } },
    state,
  );
  expect(planned.plan).toMatchObject({
    title: 'Change the filter “leaf”',
    steps: ['Define “leaf” anew', 'libvirt puts the new rules on the cards of “web”'],
    problems: [],
    before: LEAF.xml,
  });
  expect(planned.work).toEqual({ do: 'define', xml: planned.plan.after });
});

it('refuses a name that is taken, another name, a ring, and what was changed meanwhile', () => {
  const edit = (more: Partial<FilterForm>, base = LEAF.xml) =>
    codes(planFilter({ do: 'edit', uuid: LEAF.uuid, base, form: { ...LEAF.form, ...more } }, state));
  expect(codes(planFilter({ do: 'create', form: { ...form(), name: 'leaf' } }, state))).toEqual([
    ['NAME_TAKEN', 'name'],
  ]);
  expect(edit({ name: 'other' })).toEqual([['INPUT_INVALID', 'name']]);
  expect(edit({ entries: [{ entry: 'reference', filter: 'root', parameters: [] }] })).toEqual([
    ['INPUT_INVALID', undefined],
  ]);
  expect(edit({}, '<filter/>')).toEqual([['CONFLICT', undefined]]);
  expect(codes(planFilter({ do: 'delete', uuid: uuidOf(8) }, state))).toEqual([['NOT_FOUND', undefined]]);
});

it('takes a text, gives it the UUID it needs, and says where it is no filter', () => {
  const edit = (xml: string) => planFilter({ do: 'edit-xml', uuid: LEAF.uuid, base: LEAF.xml, xml }, state);
  expect(edit("<filter name='leaf'><rule action='drop' direction='in'/></filter>").plan.after).toBe(
    `<filter name='leaf'><uuid>${LEAF.uuid}</uuid><rule action='drop' direction='in'/></filter>`,
  );
  expect(edit('<network/>').plan.problems).toMatchObject([{ failure: { code: 'DOCUMENT_REJECTED' } }]);
  expect(edit('<filter>\n<rule').plan.problems).toMatchObject([{ failure: { params: { line: '2' } } }]);
});

it('deletes only what nothing refers to and no running guest has', () => {
  expect(codes(planFilter({ do: 'delete', uuid: LEAF.uuid }, state))).toEqual([
    ['RESOURCE_BUSY', undefined],
    ['RESOURCE_BUSY', undefined],
  ]);
  const off = { known: [ROOT], users: new Map([['root', [user('db', false)]]]) };
  const { plan, work } = planFilter({ do: 'delete', uuid: ROOT.uuid }, off);
  expect(plan).toMatchObject({ problems: [], warnings: [{ text: '“db” cannot start afterwards.' }] });
  expect(work).toEqual({ do: 'undefine', uuid: ROOT.uuid });
});
