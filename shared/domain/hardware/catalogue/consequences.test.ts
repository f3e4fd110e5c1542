import { describe, expect, it } from 'vitest';
import { consequences } from './consequences.ts';
import { disk } from './devices/disk.ts';
import { graphics } from './devices/graphics.ts';
import { video } from './devices/video.ts';
import { contexts } from './testing/contexts.ts';

const [context] = contexts('<domainCapabilities/>');

describe('consequences', () => {
  it('take out what the form no longer shows, and bring along what cannot differ', () => {
    const values = { type: 'file', 'source.file': '/a.img', format: 'qcow2', target: 'vda', bus: 'virtio' };
    expect(consequences(disk.sections, context, values, 'type', 'nvme')).toEqual({
      'source.file': null,
      'source.type': 'pci',
      'source.managed': true,
      'source.namespace': 1,
      format: 'raw',
    });
  });

  it('free a device of its place when it moves to another bus', () => {
    const values = { type: 'file', bus: 'virtio', queues: 4, 'address.type': 'pci', 'address.slot': 3 };
    expect(consequences(disk.sections, context, values, 'bus', 'sata')).toEqual({
      'address.type': null,
      'address.slot': null,
      queues: null,
    });
  });

  it('leave alone what was hidden for another reason, when nothing depends on the change', () => {
    const values = { type: 'vnc', port: 5901, autoPort: true, renderNode: '/dev/dri/renderD128' };
    expect(consequences(graphics.sections, context, values, 'autoPort', false)).toEqual({});
    expect(consequences(graphics.sections, context, values, 'type', 'egl-headless')).toEqual({
      port: null,
      autoPort: null,
    });
  });

  it('forget what libvirt had filled in for the model before', () => {
    const values = { model: 'qxl', ram: 65536, vram: 65536, vgamem: 16384, heads: 1 };
    const forgotten = { ram: null, vram: null, vgamem: null, heads: null };
    expect(consequences(video.sections, context, values, 'model', 'vga')).toMatchObject(forgotten);
  });
});
