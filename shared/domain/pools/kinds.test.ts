import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ItemValues } from '../../contract/hardware.ts';
import { poolTypes, type PoolType } from '../../contract/pools.ts';
import { pool as poolView } from '../../libvirt-xml/documents/pool.ts';
import { readGrammar } from '../../libvirt-xml/grammar/read-schema.ts';
import { Validator } from '../../libvirt-xml/grammar/validate.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { poolDocument, poolValues } from './document.ts';
import { poolKinds } from './kinds.ts';
import { fieldProblems } from './problems.ts';
import { samples } from './testing/samples.ts';
import { sourceLine } from './source-line.ts';

const SCHEMAS = '/usr/share/libvirt/schemas';

function schema(): Validator | undefined {
  try {
    const names = readdirSync(SCHEMAS).filter(name => name.endsWith('.rng'));
    const texts = names.map(name => [name, readFileSync(join(SCHEMAS, name), 'utf8')] as const);
    return new Validator(readGrammar('storagepool.rng', new Map(texts)));
  } catch {
    return undefined;
  }
}
const validator = schema();

describe.each(poolTypes)('%s', type => {
  const kind = poolKinds[type];
  const values = samples[type];
  const xml = poolDocument(kind, 'guests', values);

  it('becomes the document of its form', () => {
    expect(xml).toMatchSnapshot();
    expect(fieldProblems(kind, values)).toEqual([]);
  });

  it.skipIf(validator === undefined)('is what libvirt’s schema allows, also with only what is needed', () => {
    const few = Object.fromEntries(
      kind.fields.flatMap(({ property, needed }) => {
        const kept = needed === true || kind.begin?.[property] !== undefined;
        const value = values[property] ?? kind.begin?.[property];
        return kept && value !== undefined ? [[property, value]] : [];
      }),
    );
    for (const text of [xml, poolDocument(kind, 'guests', few)]) {
      expect(validator?.issues(parseDocument(text).root)).toEqual([]);
    }
  });

  it('reads back as the same form, and writing that changes nothing', () => {
    const read = poolValues(kind, xml);
    for (const { property } of kind.fields)
      expect([property, read[property]]).toEqual([
        property,
        values[property] ?? (Array.isArray(read[property]) ? [] : null),
      ]);
    expect(poolDocument(kind, 'guests', read, xml)).toBe(xml);
  });

  it('says what is missing of an empty form, by field', () => {
    const needed = kind.fields.filter(field => field.needed === true && field.shown?.({}) !== false);
    expect(fieldProblems(kind, {}).map(({ property }) => property)).toEqual(
      needed.map(({ property }) => property),
    );
  });
});

it.each<[PoolType, ItemValues, string]>([
  ['dir', { path: 'images' }, 'path'],
  ['dir', { path: '/home/' }, 'path'],
  ['netfs', { ...samples.netfs, 'source.hosts.name': 'nas:2049' }, 'source.hosts.name'],
  ['netfs', { ...samples.netfs, 'source.dir': 'export' }, 'source.dir'],
  ['logical', { 'source.name': '-guests' }, 'source.name'],
  ['iscsi', { ...samples.iscsi, 'source.devices.path': 'storage' }, 'source.devices.path'],
  ['iscsi', { ...samples.iscsi, 'source.hosts.port': 70_000 }, 'source.hosts.port'],
  ['iscsi', { ...samples.iscsi, 'source.authSecret': null }, 'source.authSecret'],
  ['rbd', { ...samples.rbd, 'source.hosts': [{ name: 'mon 1' }] }, 'source.hosts[1].name'],
  ['rbd', { ...samples.rbd, 'source.hosts': [] }, 'source.hosts'],
])('finds what is wrong with a %s of %o', (type, values, property) => {
  expect(fieldProblems(poolKinds[type], values).map(problem => problem.property)).toEqual([property]);
});

it('keeps what a form knows nothing of when a pool is edited', () => {
  const before = poolDocument(poolKinds.dir, 'guests', samples.dir).replace(
    '</target>',
    '  <permissions>\n      <mode>0711</mode>\n    </permissions>\n  </target>',
  );
  const after = poolDocument(poolKinds.dir, 'guests', { path: '/srv/others', cow: null }, before);
  expect(after).toContain('<mode>0711</mode>');
  expect(after).toContain('<path>/srv/others</path>');
  expect(after).not.toContain('<cow');
});

it('names what a pool is made of in one line', () => {
  const lines = poolTypes.map(type => {
    const xml = poolDocument(poolKinds[type], 'guests', samples[type]);
    return [type, sourceLine(poolView.of(parseDocument(xml).root))];
  });
  expect(Object.fromEntries(lines)).toMatchInlineSnapshot(`
    {
      "dir": undefined,
      "disk": "/dev/sdb",
      "fs": "/dev/sdb1",
      "gluster": "guests/images on nas.example.org",
      "iscsi": "iqn.2004-10.com.example:storage on nas.example.org:3261",
      "iscsi-direct": "iqn.2004-10.com.example:storage on nas.example.org",
      "logical": "guests",
      "mpath": undefined,
      "netfs": "nas.example.org:/export/guests",
      "rbd": "guests on mon1.example.org:6789",
      "scsi": "20000000c9831b4b:10000000c9831b4b",
      "vstorage": "cluster1",
      "zfs": "tank",
    }
  `);
});
