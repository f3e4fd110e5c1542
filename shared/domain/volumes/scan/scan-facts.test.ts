import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { VolumeFacts } from '#shared/contract/volumes.ts';
import { volume as volumeView } from '#shared/libvirt-xml/documents/volume.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { scanFacts } from './scan-facts.ts';

const usual = `<volume type='file'>
  <name>web é.qcow2</name>
  <key>/pool/web.qcow2</key>
  <capacity unit='bytes'>10737418240</capacity>
  <allocation unit='bytes'>4096</allocation>
  <physical unit='bytes'>196616</physical>
  <target>
    <path>/pool/web.qcow2</path>
    <format type='qcow2'/>
    <permissions>
      <mode>0600</mode>
    </permissions>
    <compat>1.1</compat>
    <features/>
  </target>
  <backingStore>
    <path>/pool/base é.qcow2</path>
    <format type='qcow2'/>
    <permissions>
      <mode>0600</mode>
    </permissions>
  </backingStore>
</volume>
`;

/** What the tree says, as the row shows it. */
function byTree(xml: string): VolumeFacts {
  const view = volumeView.of(parseDocument(xml).root);
  const bytes = (size: bigint | string | undefined) => (typeof size === 'bigint' ? Number(size) : 0);
  const { backingPath, backingFormat } = view;
  return {
    type: view.type ?? 'file',
    format: view.format ?? 'raw',
    capacity: bytes(view.capacity),
    allocation: bytes(view.allocation),
    ...(backingPath !== undefined && {
      backing: { path: backingPath, ...(backingFormat !== undefined && { format: backingFormat }) },
    }),
    encrypted: view.encryption !== undefined,
  };
}

test('reads what libvirt usually writes', () => {
  expect(scanFacts(usual)).toEqual({
    type: 'file',
    format: 'qcow2',
    capacity: 10_737_418_240,
    allocation: 4096,
    backing: { path: '/pool/base é.qcow2', format: 'qcow2' },
    encrypted: false,
  });
});

test('leaves to the tree what takes more than looking', () => {
  const changes: readonly (readonly [string, string])[] = [
    ['base é', 'base &amp; more'],
    ['base é', '<!-- base -->'],
    ['base é', '💾'],
    ["unit='bytes'", "unit='KiB'"],
    ["type='file'", "type='file' xmlns='http://example.org'"],
    ["type='file'", "xmlns='http://example.org'"],
    ["type='file'", "type='novel'"],
    ['<compat>', '<other:compat>'],
    ["<format type='qcow2'/>", "<format type='qcow2'/><format type='raw'/>"],
    ['</volume>', ''],
    ['</volume>', '</volume><volume/>'],
    ['</compat>', '</compar>'],
  ];
  for (const [before, after] of changes) {
    expect(usual).toContain(before);
    expect(scanFacts(usual.replace(before, after)), after).toBeUndefined();
  }
});

const word = fc.constantFrom('volume', 'target', 'backingStore', 'path', 'format', 'capacity', 'allocation');
const other = fc.constantFrom('encryption', 'secret', 'name', 'x', 'constructor');
const text = fc.oneof(
  fc.constantFrom('1', '4096', ' 7 ', '-1', '1e3', '99999999999999999999', '/a b', '&lt;', 'é', ']]>', ''),
  fc.string(),
);
const attribute = fc.oneof(
  fc.constantFrom("type='qcow2'", "type='file'", "unit='bytes'", "unit='KiB'", "format='luks'", "type=''"),
  fc.constantFrom('type="raw"', "x:y='1'", "xmlns='u'", "type='a' type='b'", "type = 'raw'", "a='>'"),
);
/** Elements by any names in any order, some of them not well-formed. */
const { element } = fc.letrec<{ element: string; inside: string }>(tie => ({
  element: fc
    .tuple(fc.oneof(word, other), fc.option(attribute), fc.option(tie('inside')))
    .map(([name, given, inside]) => {
      const tag = given === null ? name : `${name} ${given}`;
      return inside === null ? `<${tag}/>` : `<${tag}>${inside}</${name}>`;
    }),
  inside: fc.oneof(
    { depthSize: 'small' },
    text,
    fc.array(tie('element'), { maxLength: 4 }).map(all => all.join('\n  ')),
  ),
}));

const agrees = (xml: string) => {
  const scanned = scanFacts(xml);
  if (scanned !== undefined) expect(scanned).toEqual(byTree(xml));
  return scanned !== undefined;
};

test('says the same as the tree, or nothing, of elements in any order', () => {
  const parts = usual.split('\n').map(line => line.trim());
  fc.assert(
    fc.property(fc.shuffledSubarray(parts, { minLength: parts.length - 3 }), lines => {
      agrees(lines.join('\n'));
    }),
    { numRuns: 2000 },
  );
  const body = fc.array(element, { maxLength: 6 });
  fc.assert(
    fc.property(body, fc.shuffledSubarray(['capacity', 'allocation', 'target']), (more, order) => {
      const known = {
        capacity: "<capacity unit='bytes'>5</capacity>",
        allocation: "<allocation unit='bytes'>4</allocation>",
        target: "<target><format type='raw'/></target>",
      };
      const all = [...order.map(name => known[name as keyof typeof known]), ...more];
      agrees(`<volume type='file'>${all.join('')}</volume>`);
    }),
    { numRuns: 5000 },
  );
});

test('says the same as the tree, or nothing, of a document with something changed in it', () => {
  let read = 0;
  fc.assert(
    fc.property(fc.nat(usual.length), fc.nat(6), fc.oneof(text, attribute), (at, gone, put) => {
      if (agrees(usual.slice(0, at) + put + usual.slice(at + gone))) read += 1;
    }),
    { numRuns: 10_000 },
  );
  expect(read).toBeGreaterThan(100);
});
