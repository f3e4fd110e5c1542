import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FilterAction, FilterForm, FilterRule } from '#shared/contract/filters.ts';
import type { FieldTypeName } from '#shared/domain/filters/field-types.ts';
import { protocols } from '#shared/domain/filters/protocols.ts';
import { type PrivateLibvirtd, startPrivateLibvirtd } from '../../../e2e/host/private-libvirtd.mjs';
import { startBackend, type TestBackend } from '../testing/start-backend.ts';
import { virshOn } from '../testing/virsh.ts';

let daemon: PrivateLibvirtd;
let backend: TestBackend;
let virsh: ReturnType<typeof virshOn>;
beforeAll(async () => {
  daemon = await startPrivateLibvirtd();
  virsh = virshOn(daemon.uri);
  backend = await startBackend(daemon.uri);
});
afterAll(async () => {
  await backend?.close();
  await daemon?.dispose();
});

async function run(action: FilterAction) {
  const { client, connection, job } = backend;
  const plan = await client.filters.plan({ connection, action });
  expect(plan.problems).toEqual([]);
  const ended = await job((await client.filters.run({ connection, action, stamp: plan.stamp })).job);
  expect(ended.failure?.detail).toBeUndefined();
  expect(ended.state).toBe('done');
}

async function find(name: string) {
  const { client, connection } = backend;
  const { filters } = await client.filters.list({ connection });
  const found = filters.find(filter => filter.name === name);
  if (!found) throw new Error(`There is no filter ${name}.`);
  return await client.filters.get({ connection, uuid: found.uuid });
}

const form = (name: string, entries: FilterForm['entries']): FilterForm => ({
  name: name,
  chain: 'root',
  entries,
});

const accept = { entry: 'rule', action: 'accept', direction: 'inout', fields: {} } as const;

const SAMPLES: Readonly<Record<FieldTypeName, string>> = {
  mac: '52:54:00:12:34:56',
  macMask: 'ff:ff:ff:00:00:00',
  ipv4: '10.1.2.3',
  ipv6: 'fd00::3',
  mask4: '24',
  mask6: '64',
  port: '443',
  byte: '8',
  sixBits: '33',
  word: '12',
  long: '70000',
  vlan: '100',
  etherType: 'ipv4',
  ipProtocol: 'tcp',
  opcode: 'Reply',
  yesNo: 'yes',
  state: 'NEW,ESTABLISHED',
  tcpFlags: 'SYN,ACK/SYN',
  setName: 'good',
  setFlags: 'src,dst',
  comment: 'why',
};

it.each(protocols.map(protocol => [protocol.id, protocol] as const))(
  'makes a rule of %s with every field, all of which libvirt keeps',
  async (id, { fields }) => {
    const values = Object.fromEntries(fields.map(({ name, type }) => [name, SAMPLES[type]]));
    const rule: FilterRule = {
      entry: 'rule',
      action: 'drop',
      direction: 'inout',
      protocol: id,
      fields: values,
    };
    await run({ do: 'create', form: form(id, [rule]) });
    const { form: kept } = await find(id);
    const [back] = kept.entries;
    // What libvirt did not understand, it would have dropped without a word.
    expect(back?.entry === 'rule' && Object.keys(back.fields).toSorted()).toEqual(
      Object.keys(values).toSorted(),
    );
  },
);

it('changes a filter, keeps what it was not told of, and deletes it', async () => {
  const own: FilterRule = { ...accept, protocol: 'mac', fields: { srcmacaddr: '$MAC' } };
  await run({ do: 'create', form: form('own-addresses', [own]) });
  await run({
    do: 'create',
    form: form('web', [
      { entry: 'reference', filter: 'own-addresses', parameters: [{ name: 'IP', value: '10.0.0.2' }] },
    ]),
  });
  const made = await find('web');
  expect(made.filter).toMatchObject({ references: ['own-addresses'], rules: 0, usedBy: [] });
  const { xml: base, form: old, filter } = made;
  const added: FilterRule = { ...accept, protocol: 'tcp', fields: { dstportstart: '22' } };
  await run({ do: 'edit', uuid: filter.uuid, base, form: { ...old, entries: [...old.entries, added] } });
  const changed = await find('web');
  expect(changed.filter).toMatchObject({ uuid: filter.uuid, rules: 1, variables: ['MAC'] });
  await run({ do: 'delete', uuid: filter.uuid });
  expect(await virsh('nwfilter-list')).not.toMatch(/\bweb\b/);
});

it('refuses to overwrite what somebody else changed meanwhile', async () => {
  await run({ do: 'create', form: form('shared', []) });
  const { client, connection } = backend;
  const { filter, form: old } = await find('shared');
  const action = { do: 'edit', uuid: filter.uuid, base: '<filter/>', form: old } as const;
  const { problems } = await client.filters.plan({ connection, action });
  expect(problems).toMatchObject([{ failure: { code: 'CONFLICT' } }]);
});

it('says where a driver has no filters', async () => {
  const other = await startBackend('test:///default');
  const { client, connection } = other;
  expect(await client.filters.list({ connection })).toEqual({ supported: false, filters: [] });
  await other.close();
});
