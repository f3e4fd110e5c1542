import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ConnectionId, Uuid } from '../../contract/values.ts';
import { guestSchema } from '../../contract/guests.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { LABELS_NAMESPACE } from './labels.ts';
import { guestRow } from './row.ts';

const facts = {
  uuid: '00000000-0000-0000-0000-000000000000' as Uuid,
  persistent: true,
  autostart: false,
  saved: false,
};

/** What a document may claim, as far as its schema or a careless program lets it. */
const claim = fc.oneof(
  fc.constantFrom('', '-1', '0', '1e400', '18446744073709551615', '99999999999999999999', 'NaN', ' 7 ', '\n'),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
);
const hostile = fc
  .record({
    type: claim,
    title: claim,
    group: claim,
    tag: claim,
    memory: claim,
    unit: fc.constantFrom('KiB', 'EiB', 'b', 'parsec', ''),
    vcpus: claim,
    graphics: fc.constantFrom('vnc', 'spice', 'dbus', 'holodeck', ''),
    port: claim,
    os: claim,
  })
  .map(({ type, title, group, tag, memory, unit, vcpus, graphics, port, os }) => {
    const domain = parseDocument(`<domain><title/><memory/><vcpu/><os><type/></os><metadata>
      <innkeeper:labels xmlns:innkeeper="${LABELS_NAMESPACE}"><group/><tag/></innkeeper:labels>
      <l:libosinfo xmlns:l="http://libosinfo.org/xmlns/libvirt/domain/1.0"><l:os/></l:libosinfo>
      </metadata><devices><graphics/><serial/></devices></domain>`).root;
    const text = (element: typeof domain | undefined, value: string) => {
      if (element !== undefined) element.text = printable(value);
    };
    const labels = domain.child('metadata')?.elements()[0];
    text(domain.child('title'), title);
    text(domain.child('memory'), memory);
    text(domain.child('vcpu'), vcpus);
    text(labels?.elements()[0], group);
    text(labels?.elements()[1], tag);
    domain.setAttr('type', printable(type));
    domain.child('memory')?.setAttr('unit', unit);
    domain.child('devices')?.child('graphics')?.setAttr('type', graphics);
    domain.child('devices')?.child('graphics')?.setAttr('port', printable(port));
    domain.child('metadata')?.elements()[1]?.elements()[0]?.setAttr('id', printable(os));
    return domain;
  });

/** XML has no control characters. */
function printable(value: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly those
  return value.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

it('is a row the contract lets through, whatever a document claims', () => {
  fc.assert(
    fc.property(hostile, fc.integer(), fc.string(), (domain, state, name) => {
      const read = guestRow('system' as ConnectionId, { ...facts, state, name }, domain);
      expect(guestSchema.safeParse({ ...read, addresses: [] }).error).toBeUndefined();
    }),
  );
});
