import { describe, expect, it } from 'vitest';
import { GiB } from '../units.ts';
import { host, iso, ISO, isoSource, onTcg, plan, withIso } from './testing/plans.ts';

const onlyPool = host.pools?.[0];
if (!onlyPool) throw new Error('the host has pools');

describe('defaults', () => {
  it('fills everything in and says why in one line each', () => {
    const { resolved, summary, steps, problems, warnings } = plan({ source: isoSource }, withIso);
    expect(resolved).toMatchObject({
      connection: 'system',
      name: 'web',
      source: isoSource,
      arch: 'x86_64',
      machine: 'q35',
      vcpus: 2,
      memory: 2 * GiB,
      disks: [
        {
          device: 'disk',
          bus: 'virtio',
          size: 20 * GiB,
          format: 'qcow2',
          pool: 'default',
          volume: 'web.qcow2',
          bootOrder: 1,
        },
      ],
      pool: 'default',
      nics: [{ target: { to: 'network', network: 'default' } }],
      firmware: 'bios',
      secureBoot: false,
      acceleration: 'kvm',
      start: true,
    });
    expect(summary.map(line => line.topic)).toEqual(
      expect.arrayContaining(['system', 'acceleration', 'cpu', 'memory', 'firmware', 'disk', 'medium']),
    );
    for (const line of summary) expect(line.why, line.topic).not.toBe('');
    expect(steps.map(step => step.title)).toEqual([
      'Create the disk web.qcow2, 20 GiB, in default',
      'Define the guest web',
      'Start web',
    ]);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([]);
  });

  it('gives a reason for a default and none for what a person chose', () => {
    const { reasons } = plan({ disks: [{ bus: 'sata' }], firmware: 'uefi' });
    expect(reasons['disks.0.size']).toBe('grows as it is filled');
    expect(reasons).not.toHaveProperty('disks.0.bus');
    expect(reasons).not.toHaveProperty('firmware');
    expect(plan({}).reasons['disks.0.bus']).toBe('the fastest');
  });

  it('says beside the source what becomes of its image', () => {
    const source = { kind: 'cloud-image' as const, image: '/srv/cloud.qcow2' };
    const { resolved, reasons } = plan({ source });
    expect(resolved.source).toEqual({ ...source, how: 'overlay' });
    expect(reasons['source.how']).toBe(reasons['disks.0.how']);
    const copied = plan({ source: { ...source, how: 'copy' } });
    expect(copied.resolved.source).toEqual({ ...source, how: 'copy' });
    expect(copied.reasons).not.toHaveProperty('source.how');
  });

  it('takes what the recognised system recommends', () => {
    const os = { id: 'x', label: 'Big OS', memory: 6 * GiB, vcpus: 4, storage: 80 * GiB };
    const { resolved } = plan({ source: isoSource }, { images: { [ISO]: { ...iso, os } } });
    expect(resolved).toMatchObject({ memory: 6 * GiB, vcpus: 4, disks: [{ size: 80 * GiB }], osId: 'x' });
  });

  it('stays within a small host', () => {
    const small = { cpus: 1, memory: 2 * GiB, pools: [{ ...onlyPool, free: 12 * GiB }] };
    expect(plan({}, small).resolved).toMatchObject({ vcpus: 1, memory: GiB, disks: [{ size: 10 * GiB }] });
  });

  it('does not take an image of another hypervisor for one that knows virtio', () => {
    const vmdk = '/srv/a.vmdk';
    const images = { [vmdk]: { ...iso, format: 'vmdk', virtualSize: GiB } };
    const source = { kind: 'disk-image' as const, image: vmdk };
    expect(plan({ source }, { images }).resolved.disks).toMatchObject([{ bus: 'sata', how: 'convert' }]);
    const os = { id: 'x', label: 'Linux', family: 'linux' };
    expect(plan({ source }, { images, os }).resolved.disks).toMatchObject([{ bus: 'virtio' }]);
  });

  it('says what an image was made for, when the machine is another', () => {
    const images = { [ISO]: { ...iso, arch: 'aarch64' } };
    expect(plan({ source: isoSource }, { images }).warnings).toMatchObject([{ field: 'arch' }]);
  });

  it('never takes a volume that is there already', () => {
    const pools = [{ ...onlyPool, volumes: ['web.qcow2', 'web-2.qcow2'] }];
    expect(plan({}, { pools }).xml).toContain('/var/lib/libvirt/images/web-3.qcow2');
  });

  it('warns that translation is slow, and that KVM against the verdict may hang', () => {
    expect(plan({}, onTcg).warnings[0]?.text).toMatch(/TCG/);
    expect(plan({ acceleration: 'kvm' }, onTcg).warnings[0]?.text).toMatch(/hang/);
  });
});
