import { describe, expect, it } from 'vitest';
import type { UsbRule } from '../../contract/usb.ts';
import { nodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { attachXml } from './attach-values.ts';
import { heldUsb } from './held.ts';
import { type UsbPresent, usbPresent } from './present.ts';
import { reconcile, type RunningGuest } from './reconcile.ts';
import { readUsbRules, ruleAlias, withoutRule, withRule, writeUsbRules } from './rules.ts';

const byMake: UsbRule = { by: 'device', vendor: '046d', product: 'c077' };
const byPort: UsbRule = { by: 'port', port: '1-4.2' };
const mouse: UsbPresent = { port: '1-4.2', bus: 1, device: 7, vendor: '046d', product: 'c077' };

const domainWith = (...devices: string[]) =>
  parseDocument(`<domain><devices>${devices.join('')}</devices></domain>`).root;

function running(name: string, rule: UsbRule, ...devices: string[]): RunningGuest<string> {
  return { guest: name, name, rules: [{ rule, name: 'Mouse' }], held: heldUsb(domainWith(...devices)) };
}

describe('what the rules of guests come to', () => {
  it.each([byMake, byPort])('attaches what is plugged in: %o', rule => {
    expect(reconcile([running('a', rule)], [mouse])).toMatchObject([
      { state: 'waiting', device: mouse, stale: [] },
    ]);
  });

  it.each([byMake, byPort])('leaves what the guest has: %o', rule => {
    const guest = running('a', rule, attachXml(rule, mouse));
    expect(reconcile([guest], [mouse])).toMatchObject([{ state: 'attached', device: mouse, stale: [] }]);
  });

  it.each([byMake, byPort])(
    'takes out what was pulled out, and attaches it anew at its new number: %o',
    rule => {
      const guest = running('a', rule, attachXml(rule, mouse));
      const gone = reconcile([guest], []);
      expect(gone).toMatchObject([{ state: 'absent' }]);
      expect(gone[0]?.stale).toHaveLength(1);
      const again = reconcile([guest], [{ ...mouse, device: 8 }]);
      expect(again).toMatchObject([{ state: 'waiting', device: { device: 8 } }]);
      expect(again[0]?.stale.map(({ alias }) => alias)).toEqual([ruleAlias(rule)]);
    },
  );

  it('does not touch what a person attached by hand', () => {
    const byHand = "<hostdev type='usb'><source><address bus='1' device='3'/></source></hostdev>";
    expect(reconcile([running('a', byPort, byHand)], [])[0]?.stale).toEqual([]);
  });

  it('takes another device at the number of the one pulled out for what it is', () => {
    const other = { ...mouse, port: '2-1', vendor: '0781', product: '5581' };
    const [outcome] = reconcile([running('a', byPort, attachXml(byPort, mouse))], [other]);
    expect(outcome).toMatchObject({ state: 'absent' });
    expect(outcome?.stale).toHaveLength(1);
  });

  it('does not choose between twins, unless the port does', () => {
    const twin = { ...mouse, port: '1-3', device: 9 };
    expect(reconcile([running('a', byMake)], [mouse, twin])[0]?.state).toBe('twins');
    expect(reconcile([running('a', byPort)], [twin, mouse])[0]).toMatchObject({
      state: 'waiting',
      device: mouse,
    });
    // One of them is another guest's: there is nothing to choose.
    const other = running('b', { by: 'port', port: '1-3' }, attachXml(byMake, twin));
    expect(reconcile([running('a', byMake), other], [mouse, twin])[0]).toMatchObject({
      state: 'waiting',
      device: mouse,
    });
  });

  it('leaves a device with the guest that has it, and gives it to the first of two that want it', () => {
    const has = running('b', byMake, attachXml(byMake, mouse));
    expect(reconcile([running('a', byPort), has], [mouse])[0]).toMatchObject({ state: 'held', holder: 'b' });
    expect(
      reconcile([running('a', byMake), running('b', byMake)], [mouse]).map(({ state }) => state),
    ).toEqual(['waiting', 'held']);
  });
});

describe('rules in a guest’s document', () => {
  it('are read as they were written, whatever the device is called', () => {
    const rules = [
      { rule: byMake, name: 'Mouse <&> “x”' },
      { rule: byPort, name: '' },
    ];
    const written = writeUsbRules(rules)
      ?.replace('<usb>', '<k:usb xmlns:k="urn:innkeeper:usb:1">')
      .replace('</usb>', '</k:usb>');
    expect(readUsbRules(parseDocument(`<domain><metadata>${written}</metadata></domain>`).root)).toEqual(
      rules,
    );
  });

  it('pass over what is no rule', () => {
    const text = `<domain><metadata><k:usb xmlns:k="urn:innkeeper:usb:1"><rule port="../etc"/><rule vendor="046d"/><rule port="1-1">x</rule></k:usb></metadata></domain>`;
    expect(readUsbRules(parseDocument(text).root)).toEqual([
      { rule: { by: 'port', port: '1-1' }, name: 'x' },
    ]);
  });

  it('are one of a meaning, and none is no element', () => {
    const one = withRule([], { rule: byMake, name: 'a' });
    expect(withRule(one, { rule: byMake, name: 'b' })).toEqual([{ rule: byMake, name: 'b' }]);
    expect(writeUsbRules(withoutRule(one, byMake))).toBeNull();
  });

  it('have aliases that libvirt keeps', () => {
    for (const rule of [byMake, byPort]) expect(ruleAlias(rule)).toMatch(/^ua-[A-Za-z0-9_-]+$/);
    expect(ruleAlias(byMake)).not.toBe(ruleAlias(byPort));
  });
});

it('reads where a USB device is from its node device', () => {
  const xml = (path: string, vendor: string) =>
    `<device><name>n</name><path>${path}</path><capability type='usb_device'><bus>1</bus><device>7</device><product id='0xc077'/><vendor id='0x${vendor}'/></capability></device>`;
  const devices = [
    xml('/sys/devices/pci0000:00/0000:00:14.0/usb1/1-4/1-4.2', '046d'),
    xml('/sys/devices/pci0000:00/0000:00:14.0/usb1', '1d6b'),
  ].map(text => nodeDevice.of(parseDocument(text).root));
  expect(usbPresent(devices)).toEqual([mouse]);
});
