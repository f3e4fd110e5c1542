import { expect, it } from 'vitest';
import { nodeDevice } from '../../libvirt-xml/documents/node-device.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { hostDevices } from './host-devices.ts';

const read = (...documents: string[]) =>
  hostDevices(documents.map(text => nodeDevice.of(parseDocument(text).root)));

const pci = (slot: number, fn: number, inside: string, driver = '') => `<device>
  <name>pci_0000_01_${slot.toString(16)}_${fn}</name>
  ${driver && `<driver><name>${driver}</name></driver>`}
  <capability type='pci'>
    <domain>0</domain><bus>1</bus><slot>${slot}</slot><function>${fn}</function>${inside}
  </capability></device>`;

const GROUP = `<iommuGroup number='14'>
  <address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/>
  <address domain='0x0000' bus='0x01' slot='0x00' function='0x1'/>
  <address domain='0x0000' bus='0x01' slot='0x1f' function='0x0'/></iommuGroup>`;

it('tells a graphics card with its sound, and who must go along; bridges need not', () => {
  const card = `<class>0x030000</class><product id='0x2504'>GA106 [GeForce RTX 3060]</product>
    <vendor id='0x10de'>NVIDIA Corporation</vendor>${GROUP}<numa node='1'/>`;
  const sound = `<class>0x040300</class><product id='0x228e'/><vendor id='0x10de'>NVIDIA Corporation</vendor>${GROUP}`;
  const port = `<class>0x060400</class><product id='0x1901'/><vendor id='0x8086'/>${GROUP}`;
  expect(read(pci(0, 0, card, 'nouveau'), pci(0, 1, sound), pci(31, 0, port))).toEqual([
    {
      kind: 'pci',
      address: '0000:01:00.0',
      name: 'NVIDIA Corporation GA106 [GeForce RTX 3060]',
      what: 'GPU',
      driver: 'nouveau',
      iommuGroup: 14,
      companions: ['0000:01:00.1'],
      node: 1,
    },
    {
      kind: 'pci',
      address: '0000:01:00.1',
      name: 'NVIDIA Corporation 10de:228e',
      what: 'sound card',
      iommuGroup: 14,
      companions: ['0000:01:00.0'],
    },
  ]);
});

it('tells a virtual function by its physical one', () => {
  const inside = `<class>0x020000</class><product id='0x10ca'/><vendor id='0x8086'/>
    <capability type='phys_function'>
      <address domain='0x0000' bus='0x01' slot='0x00' function='0x0'/></capability>`;
  expect(read(pci(16, 2, inside))).toMatchObject([
    { address: '0000:01:10.2', name: 'Network card 8086:10ca', functionOf: '0000:01:00.0', companions: [] },
  ]);
});

it('tells USB devices, but neither hubs nor controllers’ own hubs', () => {
  const usb = (name: string, vendor: string, inside = '') => `<device><name>${name}</name>
    <capability type='usb_device'><bus>1</bus><device>4</device><product id='0xc52b'>Receiver</product>
    <vendor id='0x${vendor}'>Logitech</vendor>${inside}</capability></device>`;
  const hub = `<device><name>usb_1_1_1_0</name><parent>usb_1_1</parent>
    <capability type='usb'><number>0</number><class>9</class></capability></device>`;
  expect(read(usb('usb_1_2', '046D'), usb('usb_usb1', '1d6b'), usb('usb_1_1', '0409'), hub)).toEqual([
    { kind: 'usb', vendor: '046d', product: 'c52b', bus: 1, device: 4, name: 'Logitech Receiver' },
  ]);
});

it('tells a mediated device by its type and its card', () => {
  const parent = pci(
    2,
    0,
    `<class>0x030000</class><product id='0x1912'>HD 530</product><vendor id='0x8086'>Intel</vendor>
    <capability type='mdev_types'><type id='i915-GVTg_V5_4'><name>GVTg V5 4</name></type></capability>`,
  );
  const mdev = `<device><name>mdev_1</name><parent>pci_0000_01_2_0</parent><capability type='mdev'>
    <type id='i915-GVTg_V5_4'/><uuid>c2177883-f1bb-47f0-914d-32a22e3a8804</uuid></capability></device>`;
  expect(read(parent, mdev)[1]).toEqual({
    kind: 'mediated',
    uuid: 'c2177883-f1bb-47f0-914d-32a22e3a8804',
    name: 'GVTg V5 4',
    parent: 'Intel HD 530',
  });
});
