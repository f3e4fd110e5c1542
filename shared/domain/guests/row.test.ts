import { describe, expect, it } from 'vitest';
import type { ConnectionId, Uuid } from '../../contract/values.ts';
import { guestSchema } from '../../contract/guests.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { LABELS_NAMESPACE } from './labels.ts';
import { guestRow, hasAgent, readMacs } from './row.ts';

const uuid = '6695eb01-f6a4-8304-79aa-97f2502e193f' as Uuid;
const facts = { uuid, name: 'web', state: 1, persistent: true, autostart: false, saved: false };
const connection = 'system' as ConnectionId;

const parse = (inner: string) => parseDocument(`<domain type='kvm'>${inner}</domain>`).root;
const row = (inner: string, more: Partial<typeof facts> = {}) =>
  guestRow(connection, { ...facts, ...more }, parse(inner));

const running = `
  <title> Web server </title>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://debian.org/debian/12"/>
    </libosinfo:libosinfo>
    <innkeeper:labels xmlns:innkeeper="${LABELS_NAMESPACE}"><group>shop</group><tag>a</tag><tag>b</tag></innkeeper:labels>
  </metadata>
  <memory unit='KiB'>2097152</memory>
  <currentMemory unit='MiB'>1024</currentMemory>
  <vcpu placement='static' current='2'>4</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <interface type='network'><mac address='52:54:00:AA:bb:cc'/></interface>
    <serial type='pty'><target port='0'/><alias name='serial0'/></serial>
    <console type='pty'><target type='serial' port='0'/><alias name='serial0'/></console>
    <console type='pty'><target type='virtio' port='1'/><alias name='console1'/></console>
    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>
    <graphics type='spice' port='5900'/>
    <graphics type='vnc' port='5901'/>
    <graphics type='vnc'><listen type='socket' socket='/run/vnc.sock'/></graphics>
  </devices>`;

describe('guestRow', () => {
  it('reads everything a row shows', () => {
    const read = row(running);
    expect(guestSchema.parse({ ...read, addresses: [] })).toEqual({ ...read, addresses: [] });
    expect(read).toMatchObject({
      title: 'Web server',
      state: 'running',
      virtualization: 'kvm',
      arch: 'x86_64',
      os: { id: 'http://debian.org/debian/12', label: 'Debian 12' },
      vcpus: 2,
      memory: 1024 ** 3,
      group: 'shop',
      tags: ['a', 'b'],
      displays: [
        { index: 0, type: 'spice', openable: false },
        { index: 1, type: 'vnc', openable: true },
        { index: 2, type: 'vnc', openable: true },
      ],
      textConsoles: [
        { alias: 'serial0', label: 'Serial 1', openable: true },
        { alias: 'console1', label: 'Console 2', openable: true },
      ],
    });
  });

  it('opens nothing of a guest that is off', () => {
    const read = row(running, { state: 5 });
    expect([...read.displays, ...read.textConsoles].some(({ openable }) => openable)).toBe(false);
  });

  it('says saved for one that is off with its memory kept, and only then', () => {
    expect(row('', { state: 5, saved: true }).state).toBe('saved');
    expect(row('', { state: 1, saved: true }).state).toBe('running');
    expect(row('', { state: 99 }).state).toBe('unknown');
  });

  it('makes a valid row of a document with next to nothing in it', () => {
    const read = row("<memory unit='parsec'>9</memory><vcpu>many</vcpu>");
    expect(guestSchema.safeParse({ ...read, addresses: [] }).success).toBe(true);
  });

  it('passes over labels of somebody else and empty ones', () => {
    const labels = (ns: string, inner: string) =>
      `<metadata><x:labels xmlns:x="${ns}">${inner}</x:labels></metadata>`;
    expect(row(labels('urn:other', '<group>a</group>')).group).toBeUndefined();
    const read = row(labels(LABELS_NAMESPACE, '<group> </group><tag> </tag><tag>ok</tag>'));
    expect(read.group).toBeUndefined();
    expect(read.tags).toEqual(['ok']);
  });
});

it('finds the macs in lower case and the agent', () => {
  expect(readMacs(parse(running))).toEqual(['52:54:00:aa:bb:cc']);
  expect(hasAgent(parse(running))).toBe(true);
  expect(hasAgent(parse(''))).toBe(false);
});
