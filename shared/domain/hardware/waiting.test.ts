import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { readCorpus } from '../../libvirt-xml/testing/read-corpus.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { applyEdits } from './apply-edits.ts';
import { itemsOf } from './item-id.ts';
import { pairItems } from './pair-items.ts';
import { waitingBetween } from './waiting.ts';

const of = (devices: string, settings = '') =>
  `<domain type='kvm'><name>web</name>${settings}<devices>${devices}</devices></domain>`;

/** What libvirt adds while a guest runs, device by device: the running document, then the lasting one. */
const quiet: readonly (readonly [string, string, string])[] = [
  [
    'a terminal',
    `<serial type='pty' tty='/dev/pts/1'><source path='/dev/pts/1'/><target port='0'/><alias name='serial0'/></serial>`,
    `<serial type='pty'><target port='0'/></serial>`,
  ],
  [
    'a channel',
    `<channel type='unix'><source mode='bind' path='/run/d-1/a'/><target type='virtio' name='a' state='connected'/></channel>`,
    `<channel type='unix'><target type='virtio' name='a'/></channel>`,
  ],
  [
    'a port that was left to libvirt',
    `<graphics type='vnc' port='5901' autoport='yes' listen='127.0.0.1'><listen type='address' address='127.0.0.1'/></graphics>`,
    `<graphics type='vnc' port='-1' autoport='yes'><listen type='address'/></graphics>`,
  ],
  [
    'a card of a network',
    `<interface type='network'><mac address='52:54:00:00:00:01'/><source network='a' portid='1' bridge='virbr0'/><target dev='vnet3'/></interface>`,
    `<interface type='network'><mac address='52:54:00:00:00:01'/><source network='a'/></interface>`,
  ],
  [
    'what an image stands on',
    `<disk type='file'><source file='/b' index='2'/><backingStore type='file' index='3'><source file='/a'/></backingStore><target dev='vda'/></disk>`,
    `<disk type='file'><source file='/b'/><target dev='vda'/></disk>`,
  ],
  [
    'the place of a USB device on the host',
    `<hostdev type='usb'><source><vendor id='0x1234'/><product id='0x0001'/><address bus='1' device='7'/></source></hostdev>`,
    `<hostdev type='usb'><source><vendor id='0x1234'/><product id='0x0001'/></source></hostdev>`,
  ],
];

describe('nothing waits', () => {
  it.each(quiet)('for %s', (_, live, next) => {
    expect(waitingBetween(of(live), of(next))).toEqual([]);
  });

  it('for the files of firmware that libvirt chose, and a CPU written out', () => {
    const live = `<os><loader readonly='yes' type='pflash'>/f</loader><nvram>/n</nvram></os><cpu mode='custom' match='exact' check='full'><model fallback='forbid'>EPYC</model><vendor>AMD</vendor><feature policy='require' name='acpi'/><feature policy='disable' name='svm'/></cpu>`;
    const next = `<os firmware='efi'/><cpu mode='host-model' check='partial'><feature policy='disable' name='svm'/></cpu>`;
    expect(waitingBetween(of('', live), of('', next))).toEqual([]);
  });
});

describe('what someone changed waits', () => {
  it('property by property', () => {
    const live = of(
      `<disk type='file'><driver cache='none'/><source file='/b'/><target dev='vda'/></disk>`,
      `<vcpu>2</vcpu>`,
    );
    const next = of(
      `<disk type='file'><source file='/c'/><target dev='vda'/></disk><rng model='virtio'/>`,
      `<vcpu>4</vcpu>`,
    );
    const changes = waitingBetween(live, next);
    expect(changes.every(({ effect }) => effect === 'next-start')).toBe(true);
    expect(changes.map(({ item, property, from, to }) => [item, property, from, to])).toEqual([
      ['domain', 'vcpu.maximum', '2', '4'],
      ['disk:vda', 'cache', 'none', undefined],
      ['disk:vda', 'source.file', '/b', '/c'],
      ['rng', undefined, undefined, 'rng'],
    ]);
  });

  it('in a CPU that was written out, where it contradicts', () => {
    const live = `<cpu mode='custom' match='exact' check='full'><model fallback='forbid'>EPYC</model><feature policy='require' name='svm'/></cpu>`;
    const waiting = (next: string) =>
      waitingBetween(of('', live), of('', next)).map(({ property }) => property);
    expect(waiting(`<cpu mode='host-passthrough'/>`)).toContain('cpu.mode');
    expect(waiting(`<cpu mode='custom'><model>Haswell</model></cpu>`)).toContain('cpu.model');
    expect(waiting(`<cpu mode='host-model'><feature policy='disable' name='svm'/></cpu>`)).toEqual([
      'cpu.features',
    ]);
  });

  it('in firmware that was chosen anew', () => {
    const live = `<os><type>hvm</type></os>`;
    expect(waitingBetween(of('', live), of('', `<os firmware='efi'><type>hvm</type></os>`))).toMatchObject([
      { property: 'os.firmware', to: 'efi' },
    ]);
  });
});

it('knows a card by its place when its MAC is another', () => {
  const card = (mac: string) =>
    `<interface type='user'><mac address='${mac}'/><address type='pci' bus='0x01' slot='0x00'/></interface>`;
  const guest = (xml: string) => domain.of(parseDocument(of(xml)).root);
  const pairs = pairItems(guest(card('52:54:00:00:00:01')), guest(card('52:54:00:00:00:02')));
  expect(pairs.map(({ id, live }) => [id, live?.id])).toEqual([
    ['interface:52:54:00:00:00:02', 'interface:52:54:00:00:00:01'],
  ]);
});

it('knows a device that was plugged in at another place than it is going to have', () => {
  const rng = (bus: number) => `<rng model='virtio'><address type='pci' bus='0x0${bus}' slot='0x00'/></rng>`;
  const changes = waitingBetween(of(rng(1) + rng(5)), of(rng(1) + rng(6)));
  expect(changes.map(({ property }) => property)).toEqual(['address.bus']);
});

it('finds nothing between a guest and itself, and nothing more once a device is back', () => {
  const folder = join(import.meta.dirname, '../../libvirt-xml/corpus');
  const files = readdirSync(folder).filter(file => file.endsWith('.txt'));
  const corpus = files.flatMap(file => readCorpus(readFileSync(join(folder, file), 'utf8')));
  expect(corpus.length).toBeGreaterThan(300);
  // Every seventh: of each driver some.
  for (const { name, xml } of corpus.filter((_, index) => index % 7 === 0)) {
    expect(waitingBetween(xml, xml), name).toEqual([]);
    const running = domain.of(parseDocument(xml).root);
    const [device] = itemsOf(running).filter(({ element }) => element === 'disk' || element === 'interface');
    const edit = device && applyEdits(xml, [{ op: 'remove', item: device.id }]);
    if (!device || !edit || edit.problems.length > 0) continue;
    expect(waitingBetween(xml, edit.xml), name).toMatchObject([{ item: device.id, from: device.id }]);
    const back = applyEdits(edit.xml, [{ op: 'revert', item: device.id }], { live: xml });
    expect(back.problems, name).toEqual([]);
    expect(waitingBetween(xml, back.xml), name).toEqual([]);
  }
});
