import { describe, expect, it } from 'vitest';
import { pciAddressSchema } from '../../contract/create/host-device.ts';
import { deviceNameSchema, type NamedDevice } from '../../contract/device-names.ts';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import type { PciFacts } from '../devices/facts.ts';
import { applyEdits } from '../hardware/apply-edits.ts';
import { namedAlias, readNamedAlias } from './alias.ts';
import { cardAt, identityOf } from './identity.ts';
import { attachEdits, namedDevicesOf, renameEdits, settleEdits, staleDevices } from './settle.ts';
import { whereaboutsOf } from './whereabouts.ts';

const at = (address: string) => pciAddressSchema.parse(address);
const here = '7b9b2a2e-7d0b-4a86-8f4c-7f5b0a8f0c11';

function fn(address: string, device: number, subsystemDevice = 0x1): PciFacts {
  return {
    address: at(address),
    class: 0x030000,
    vendor: 0x10de,
    device,
    subsystemVendor: 0x1043,
    subsystemDevice,
    modules: [],
    rom: true,
    nets: [],
    blocks: [],
    displays: [],
    usbBuses: [],
    sounds: [],
    mediatedTypes: [],
  };
}
const card = (slot: string, subsystem?: number) => [
  fn(`${slot}.0`, 0x2684, subsystem),
  fn(`${slot}.1`, 0x22ba, subsystem),
];

function named(pci: readonly PciFacts[], slot: string, places: NamedDevice['places'] = []): NamedDevice {
  return {
    name: 'the 4090',
    model: 'NVIDIA GeForce RTX 4090',
    functions: cardAt(pci, at(`${slot}.0`)).map(identityOf),
    places,
  };
}
const place = (address: string, host = here) => ({
  host,
  hostname: 'desk',
  address: at(address),
  seenAt: 1,
});

describe('the alias of a named device', () => {
  it.each(['the 4090', 'a', 'Left card-2', 'x'.repeat(40)])('brings “%s” back', name => {
    expect(deviceNameSchema.parse(name)).toBe(name);
    expect(readNamedAlias(namedAlias(name, 1))).toEqual({ name, function: 1 });
  });

  it.each(['a_b', ' a', 'a ', 'a  b', '', 'x'.repeat(41), 'é', 'a.b'])('is not made of “%s”', name => {
    expect(deviceNameSchema.safeParse(name).success).toBe(false);
  });

  it.each([undefined, 'hostdev0', 'ua-mine', 'ua-named-x-f8', 'ua-named--f0'])('is not %s', alias => {
    expect(readNamedAlias(alias)).toBeUndefined();
  });
});

describe('where a named device is', () => {
  const one = card('0000:01:00');

  it('is where it was', () => {
    expect(whereaboutsOf(named(one, '0000:01:00', [place('0000:01:00.0')]), here, one)).toEqual({
      state: 'there',
      address: '0000:01:00.0',
    });
  });

  it('is the only one of its kind, after a board was changed', () => {
    const moved = card('0000:0a:00');
    expect(whereaboutsOf(named(one, '0000:01:00', [place('0000:01:00.0')]), here, moved)).toEqual({
      state: 'moved',
      address: '0000:0a:00.0',
      from: '0000:01:00.0',
    });
  });

  it('is not another card that has come to its address', () => {
    const other = card('0000:01:00', 0x2);
    expect(whereaboutsOf(named(one, '0000:01:00', [place('0000:01:00.0')]), here, other).state).toBe(
      'absent',
    );
    const both = [...other, ...card('0000:02:00')];
    expect(whereaboutsOf(named(one, '0000:01:00', [place('0000:01:00.0')]), here, both)).toMatchObject({
      state: 'moved',
      address: '0000:02:00.0',
    });
  });

  it('is never guessed between twins', () => {
    const twins = [...card('0000:02:00'), ...card('0000:03:00')];
    const device = named(one, '0000:01:00', [place('0000:01:00.0')]);
    expect(whereaboutsOf(device, here, twins)).toEqual({
      state: 'several',
      addresses: ['0000:02:00.0', '0000:03:00.0'],
    });
    const kept = named(twins, '0000:03:00', [place('0000:03:00.0')]);
    expect(whereaboutsOf(kept, here, twins)).toMatchObject({ state: 'there', address: '0000:03:00.0' });
  });

  it('on another host is offered, not known', () => {
    const elsewhere = place('0000:01:00.0', '00000000-0000-4000-8000-000000000001');
    expect(whereaboutsOf(named(one, '0000:01:00', [elsewhere]), here, card('0000:41:00'))).toEqual({
      state: 'unplaced',
      address: '0000:41:00.0',
    });
  });

  it('needs every function that was named', () => {
    const device = named(one, '0000:01:00', [place('0000:01:00.0')]);
    expect(whereaboutsOf(device, here, one.slice(0, 1)).state).toBe('absent');
  });
});

const hostdev = (bus: string, f: number, alias = '') =>
  `<hostdev mode='subsystem' type='pci' managed='yes'><source><address domain='0x0000' bus='${bus}' slot='0x00' function='0x${f}'/></source>${alias}<address type='pci' domain='0x0000' bus='0x05' slot='0x00' function='0x${f}'/></hostdev>`;
const guest = (...devices: string[]) =>
  `<domain type='kvm'><name>g</name><devices>${devices.join('')}</devices></domain>`;
const view = (xml: string) => domain.of(parseDocument(xml).root);
const edited = (xml: string, edits: ReturnType<typeof attachEdits>) => {
  const { problems, xml: after } = applyEdits(xml, edits);
  expect(problems).toEqual([]);
  return after;
};

describe('a guest with a named device', () => {
  const plain = guest(hostdev('0x01', 0), hostdev('0x01', 1), hostdev('0x02', 0));
  const withName = edited(plain, attachEdits(view(plain), 'the 4090', at('0000:01:00.0')));

  it('has the name beside each function of that card', () => {
    expect(namedDevicesOf(view(withName)).map(({ alias }) => alias)).toEqual([
      { name: 'the 4090', function: 0 },
      { name: 'the 4090', function: 1 },
    ]);
  });

  it('follows it to another address, and keeps its place in the guest', () => {
    const stale = staleDevices(view(withName), () => at('0000:0a:00.0'));
    expect(stale.map(({ address }) => address)).toEqual(['0000:0a:00.0', '0000:0a:00.1']);
    const settled = edited(withName, settleEdits(stale));
    expect(settled).toContain(`bus='0x0a' slot='0x00' function='0x1'`);
    expect(settled.match(/bus='0x05'/g)).toHaveLength(3);
    expect(staleDevices(view(settled), () => at('0000:0a:00.0'))).toEqual([]);
  });

  it('stays as it is while nobody knows better', () => {
    expect(staleDevices(view(withName), () => undefined)).toEqual([]);
    expect(staleDevices(view(plain), () => at('0000:0a:00.0'))).toEqual([]);
  });

  it('gets the new name, and loses it, without losing the device', () => {
    const renamed = edited(withName, renameEdits(view(withName), 'the 4090', 'left'));
    expect(namedDevicesOf(view(renamed)).map(({ alias }) => alias.name)).toEqual(['left', 'left']);
    expect(edited(renamed, renameEdits(view(renamed), 'left', undefined))).toBe(plain);
  });
});
