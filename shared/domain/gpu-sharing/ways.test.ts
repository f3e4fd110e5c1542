import { describe, expect, it } from 'vitest';
import { domain } from '../../libvirt-xml/domain/domain.ts';
import { parseDocument } from '../../libvirt-xml/xml/parse.ts';
import { applyEdits } from '../hardware/apply-edits.ts';
import type { SharingFacts } from './facts.ts';
import { sharingWays } from './ways.ts';

const document = (devices: string, more = '') =>
  `<domain type='kvm'><name>g</name><os><type arch='x86_64' machine='q35'>hvm</type></os>${more}<devices>${devices}</devices></domain>`;
const VNC = "<graphics type='vnc'/>";
const QXL =
  "<video><model type='qxl' ram='65536' vram='65536' vgamem='16384' heads='1' primary='yes'/></video>";

function factsOf(xml: string, more: Partial<SharingFacts> = {}): SharingFacts {
  return {
    guest: domain.of(parseDocument(xml).root),
    driver: 'QEMU',
    session: false,
    qemu: 9_002_000,
    libvirt: 10_000_000,
    graphics: ['vnc', 'spice', 'egl-headless'],
    videos: ['virtio', 'qxl', 'vga'],
    nodes: [{ path: '/dev/dri/renderD128', name: 'UHD 770', driver: 'i915', opens: true }],
    ...more,
  };
}

function wayOf(api: string, facts: SharingFacts) {
  const way = sharingWays(facts).find(each => each.api === api);
  if (!way) throw new Error(`no ${api}`);
  return way;
}

/** The guest after the edits of one way, as facts again. */
function after(api: string, xml: string, more: Partial<SharingFacts> = {}) {
  const { edits } = wayOf(api, factsOf(xml, more));
  const applied = applyEdits(xml, edits, {});
  expect(applied.problems).toEqual([]);
  return { xml: applied.xml, facts: factsOf(applied.xml, more) };
}

describe('OpenGL', () => {
  it('makes the card a virtio one with 3D and lets QEMU draw beside the screen', () => {
    const { xml, facts } = after('opengl', document(VNC + QXL));
    const { videos, graphics } = facts.guest.devices;
    expect(
      videos.items.map(({ model, acceleration3d, ram, vgamem }) => [model, acceleration3d, ram, vgamem]),
    ).toEqual([['virtio', true, undefined, undefined]]);
    expect(graphics.items.map(({ type }) => type)).toEqual(['vnc', 'egl-headless']);
    // With one GPU the guest also starts on another host.
    expect(xml).not.toContain('rendernode');
    expect(wayOf('opengl', facts).level).toBe('on');
  });

  it('is taken out again, and leaves the guest’s screen', () => {
    const on = after('opengl', document(VNC + QXL));
    const { edits } = wayOf('opengl', on.facts);
    const off = factsOf(applyEdits(on.xml, edits, {}).xml);
    expect(off.guest.devices.graphics.items.map(({ type }) => type)).toEqual(['vnc']);
    expect(off.guest.devices.videos.items[0]?.acceleration3d).toBeUndefined();
    expect(wayOf('opengl', off).level).toBe('ready');
  });

  it('names the GPU where there are several, and rather one without NVIDIA’s driver', () => {
    const nodes = [
      { path: '/dev/dri/renderD128', driver: 'nvidia' },
      { path: '/dev/dri/renderD129', driver: 'amdgpu' },
    ];
    const { facts } = after('opengl', document(VNC + QXL), { nodes });
    expect(facts.guest.devices.graphics.items[1]?.renderNode).toBe('/dev/dri/renderD129');
  });

  it('warns of NVIDIA’s driver where it is the only one', () => {
    const way = wayOf(
      'opengl',
      factsOf(document(VNC), { nodes: [{ path: '/dev/dri/renderD128', driver: 'nvidia' }] }),
    );
    expect(way.level).toBe('risky');
    expect(way.reasons[0]?.text).toContain('eglInitialize');
    expect(way.reasons[0]?.remedy).toContain('cgroup_device_acl');
  });

  it.each([
    ['no render node', { nodes: [] }, 'no GPU'],
    [
      'a node that this account may not open',
      { session: true, nodes: [{ path: '/dev/dri/renderD128', opens: false }] },
      'may not open',
    ],
    ['a QEMU without egl-headless', { graphics: ['vnc'] }, 'egl-headless'],
    ['a QEMU without a virtio display', { videos: ['vga'] }, 'virtio display'],
    ['another hypervisor', { driver: 'Xen' }, 'Only QEMU'],
    ['an old libvirt', { libvirt: 4_000_000 }, 'libvirt 4.6'],
  ] as const)('is refused with %s', (_, more, words) => {
    const way = wayOf('opengl', factsOf(document(VNC + QXL), more));
    expect(way.level).toBe('refused');
    expect(way.edits).toEqual([]);
    expect(way.reasons[0]?.text).toContain(words);
  });

  it('says so when nobody would see it, or the card was left out on purpose', () => {
    expect(wayOf('opengl', factsOf(document(''))).reasons.at(-1)?.text).toContain('seen by nobody');
    const none = document(VNC + "<video><model type='none'/></video>");
    expect(wayOf('opengl', factsOf(none)).reasons.at(-1)?.text).toContain('GPU of its own');
  });
});

describe('Vulkan', () => {
  it('is refused before QEMU 9.2', () => {
    const way = wayOf('vulkan', factsOf(document(VNC + QXL), { qemu: 7_002_000 }));
    expect(way.level).toBe('refused');
    expect(way.reasons[0]?.text).toContain('this is 7.2');
  });

  it('adds shared memory and QEMU’s own properties, keeps a person’s arguments, and takes only its own out again', () => {
    const mine = `<qemu:commandline xmlns:qemu='http://libvirt.org/schemas/domain/qemu/1.0'><qemu:arg value='-global'/><qemu:arg value='x.y=1'/></qemu:commandline>`;
    const xml = document(VNC + QXL).replace('</domain>', `${mine}</domain>`);
    const on = after('vulkan', xml);
    const args = ({ guest }: SharingFacts) => guest.qemuCommandline.args.items.map(({ value }) => value);
    expect(args(on.facts)).toEqual([
      '-global',
      'x.y=1',
      '-global',
      'virtio-gpu-gl-device.venus=on',
      '-global',
      'virtio-gpu-gl-device.hostmem=4G',
    ]);
    expect(on.facts.guest.devices.videos.items[0]?.blob).toBe(true);
    expect(on.facts.guest.memoryBacking.source).toBe('memfd');
    expect(wayOf('vulkan', on.facts).level).toBe('on');
    const off = applyEdits(on.xml, wayOf('vulkan', on.facts).edits, {});
    expect(off.problems).toEqual([]);
    expect(args(factsOf(off.xml))).toEqual(['-global', 'x.y=1']);
  });

  it('is never plainly ready: whether virglrenderer has it shows when the guest starts', () => {
    expect(wayOf('vulkan', factsOf(document(VNC))).level).toBe('risky');
  });
});
