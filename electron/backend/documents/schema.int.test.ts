import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { silent } from '../testing/silent.ts';
import { type DomainSchema, readDomainSchema } from './schema.ts';

const fixtures = new URL('../../../shared/libvirt-xml/fixtures/', import.meta.url);

let schema: DomainSchema;
let folder: string;

beforeAll(async () => {
  const found = await readDomainSchema(silent);
  if (!found) throw new Error('libvirt’s schemas are not installed.');
  schema = found;
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-schema-'));
});
afterAll(async () => await rm(folder, { recursive: true }));

/** What libvirt's own tool says of several documents at once. */
async function validByLibvirt(documents: readonly string[]): Promise<boolean[]> {
  return await Promise.all(
    documents.map(async (text, index) => {
      const file = join(folder, `${index}.xml`);
      await writeFile(file, text);
      return await new Promise<boolean>(resolve => {
        execFile('virt-xml-validate', [file, 'domain'], error => resolve(error === null));
      });
    }),
  );
}

const valid = (text: string) => schema.validator.issues(parseDocument(text).root).length === 0;

const base = `<domain type='kvm'>
  <name>web</name>
  <memory unit='MiB'>512</memory>
  <vcpu placement='static'>2</vcpu>
  <os><type arch='x86_64' machine='q35'>hvm</type><boot dev='hd'/></os>
  <features><acpi/><hyperv mode='custom'><relaxed state='on'/></hyperv></features>
  <cpu mode='custom' match='exact'><model fallback='allow'>Westmere</model><feature policy='require' name='vmx'/></cpu>
  <clock offset='utc'><timer name='rtc' tickpolicy='catchup'/></clock>
  <devices>
    <disk type='file' device='disk'><driver name='qemu' type='qcow2'/><source file='/a.qcow2'/><target dev='vda' bus='virtio'/></disk>
    <interface type='network'><mac address='52:54:00:6b:29:7a'/><source network='default'/><model type='virtio'/></interface>
    <graphics type='vnc' port='-1' autoport='yes'><listen type='address' address='127.0.0.1'/></graphics>
  </devices>
</domain>`;

/** One slip each, some of which are none. */
const slips: readonly [string, string][] = [
  ["type='kvm'", "type='kwm'"],
  ["unit='MiB'", "unit='MB'"],
  ['>512<', '>much<'],
  ['>2<', '>0<'],
  ["placement='static'", "placement='static' cpuset='0-1,^1'"],
  ["placement='static'", "placement='some'"],
  ["<boot dev='hd'/>", "<boot dev='hd'/><boot dev='network'/>"],
  ["<boot dev='hd'/>", "<boot dev='disk'/>"],
  ['<acpi/>', '<acpi/><acpi/>'],
  ['<acpi/>', '<acpi>yes</acpi>'],
  ['<relaxed state=', '<relaxed status='],
  ["match='exact'", "match='loose'"],
  ["fallback='allow'", ''],
  ["policy='require'", "policy='wish'"],
  ["name='rtc'", "name='sundial'"],
  ["offset='utc'", ''],
  ["type='file' device='disk'", "type='block' device='disk'"],
  ["type='file' device='disk'", "type='file' device='tape'"],
  ["<source file='/a.qcow2'/>", ''],
  ["<source file='/a.qcow2'/>", "<source dev='/dev/sda'/>"],
  ["<target dev='vda' bus='virtio'/>", ''],
  ["<target dev='vda' bus='virtio'/>", "<target dev='vda' bus='virtio'/><serial>a b</serial>"],
  ['52:54:00:6b:29:7a', '52:54:00:6b:29'],
  ['52:54:00:6b:29:7a', '53:54:00:6b:29:7a'],
  ["<source network='default'/>", "<source bridge='br0'/>"],
  ["<model type='virtio'/>", "<model type='virtio'/><mtu size='9000'/>"],
  ["<model type='virtio'/>", "<model type='virtio'/><mtu/>"],
  ["port='-1'", "port='70000'"],
  ["port='-1'", "port='soon'"],
  ["<listen type='address' address='127.0.0.1'/>", "<listen type='none'/>"],
  ['</devices>', '<tablet/></devices>'],
  ['</devices>', '</devices><devices/>'],
  ['</domain>', "<metadata><a:b xmlns:a='urn:a' c='d'><a:e/></a:b></metadata></domain>"],
  [
    '</domain>',
    "<q:commandline xmlns:q='http://libvirt.org/schemas/domain/qemu/1.0'><q:arg value='-s'/></q:commandline></domain>",
  ],
  ['</domain>', '<commandline/></domain>'],
];

describe('what libvirt’s schema says, by us', () => {
  it('is what it says by libvirt’s own tool of each slip', async () => {
    const documents = [base, ...slips.map(([from, to]) => base.replace(from, to))];
    const expected = await validByLibvirt(documents);
    expect(documents.map(valid)).toEqual(expected);
    expect(expected.filter(each => each).length).toBeGreaterThan(5);
    expect(expected.filter(each => !each).length).toBeGreaterThan(15);
  });

  it('and of whole documents from every driver', async () => {
    const names = (await readdir(fixtures)).filter(name =>
      /^domain-(?!capabilities|device).*\.xml$/.test(name),
    );
    const documents = await Promise.all(names.map(name => readFile(new URL(name, fixtures), 'utf8')));
    const ours = documents.map((text, index) => [names[index], valid(text)]);
    const theirs = await validByLibvirt(documents);
    expect(ours).toEqual(names.map((name, index) => [name, theirs[index]]));
  });
});
