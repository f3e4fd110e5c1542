import { describe, expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { newDomainDocument } from './new-domain.ts';

describe('newDomainDocument', () => {
  it("puts elements in libvirt's order whatever the order of assignment", () => {
    const { document, domain } = newDomainDocument({ type: 'kvm', name: 'a & b' });
    domain.qemuCommandline.args.add({ value: '-S' });
    domain.devices.interfaces.add({ type: 'network', network: 'default', model: 'virtio' });
    domain.devices.disks.add({
      type: 'file',
      device: 'disk',
      format: 'qcow2',
      target: 'vda',
      bus: 'virtio',
    }).source.file = '/images/a.qcow2';
    domain.devices.emulator = '/usr/bin/qemu-system-x86_64';
    domain.os.boot.add({ dev: 'hd' });
    domain.os.type = 'hvm';
    domain.os.machine = 'q35';
    domain.features.acpi = true;
    domain.vcpu.maximum = 2;
    domain.memory = 2n * 1024n ** 3n;
    domain.metadata.labels.tags.add({ name: 'test' });
    domain.metadata.labels.group = 'web';
    domain.uuid = '4dea22b3-1d52-d8f3-2516-782e98ab3fa0';
    expect(document.toString()).toBe(`<domain type='kvm'>
  <name>a &amp; b</name>
  <uuid>4dea22b3-1d52-d8f3-2516-782e98ab3fa0</uuid>
  <metadata>
    <innkeeper:labels xmlns:innkeeper='urn:innkeeper:labels:1'>
      <group>web</group>
      <tag>test</tag>
    </innkeeper:labels>
  </metadata>
  <memory unit='KiB'>2097152</memory>
  <vcpu>2</vcpu>
  <os>
    <type machine='q35'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
  </features>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <disk type='file' device='disk'>
      <driver type='qcow2'/>
      <source file='/images/a.qcow2'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='network'>
      <source network='default'/>
      <model type='virtio'/>
    </interface>
  </devices>
  <qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'>
    <qemu:arg value='-S'/>
  </qemu:commandline>
</domain>
`);
    expect(readDocument(document.toString()).kind).toBe('domain');
  });
});
