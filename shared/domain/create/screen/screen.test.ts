import { describe, expect, it } from 'vitest';
import { kvmOffer, partOf, settingFor, windows } from '../testing/setting.ts';
import { screenTopic } from './screen.ts';

const screen = (...args: Parameters<typeof settingFor>) => partOf(screenTopic, settingFor(...args), {});
const fields = (found: readonly { readonly field?: string | undefined }[]) => found.map(({ field }) => field);

describe('what an expert would choose', () => {
  it('is VNC for this host alone, virtio video and a tablet', () => {
    const { value, problems, warnings, domain } = screen();
    expect(value.screen).toEqual({
      protocols: ['vnc'],
      video: 'virtio',
      accelerated: false,
      heads: 1,
      tablet: true,
      clipboard: false,
      sound: 'none',
    });
    expect([...problems, ...warnings]).toEqual([]);
    expect(domain.devices.graphics.items[0]?.listens.items[0]?.address).toBe('127.0.0.1');
    expect(domain.devices.inputs.items.map(({ type, bus }) => `${bus} ${type}`)).toEqual(['usb tablet']);
  });

  it('is sound and the clipboard with SPICE', () => {
    const { domain, problems } = screen({ screen: { protocols: ['vnc', 'spice'] } });
    expect(problems).toEqual([]);
    const { devices } = domain;
    expect(devices.graphics.items.map(({ type }) => type)).toEqual(['vnc', 'spice']);
    expect(devices.channels.items[0]).toMatchObject({ type: 'spicevmc', targetName: 'com.redhat.spice.0' });
    expect([devices.sounds.items[0]?.audioId, devices.audios.items[0]?.type]).toEqual([1, 'spice']);
  });

  it('is a device that Windows draws on at once', () => {
    expect(screen({}, { os: windows }).value.screen.video).toBe('vga');
  });

  it('is a keyboard too where the machine has none', () => {
    const bus = (arch: string, machine: string) =>
      screen({}, {}, { ...kvmOffer, arch, machine }).domain.devices.inputs.items.map(each => each.bus);
    expect(bus('aarch64', 'virt')).toEqual(['usb', 'usb']);
    expect(bus('s390x', 's390-ccw-virtio')).toEqual(['virtio', 'virtio']);
  });

  it('is nothing at all where no screen is wanted', () => {
    const { domain, value } = screen({ screen: { protocols: [] } });
    expect(value.screen).toMatchObject({ video: 'none', tablet: false });
    expect(domain.devices.element?.children ?? []).toEqual([]);
  });
});

describe('3D', () => {
  const wanted = { screen: { accelerated: true } };

  it('is drawn by the host’s GPU without a screen of its own', () => {
    const { domain, problems, value } = screen(wanted);
    expect(problems).toEqual([]);
    expect(value.screen.video).toBe('virtio');
    expect(domain.devices.graphics.items.map(({ type }) => type)).toEqual(['vnc', 'egl-headless']);
    expect(domain.devices.videos.items[0]?.acceleration3d).toBe(true);
  });

  it.each([
    ['a GPU', { renderNodes: [] }, kvmOffer],
    ['a QEMU with EGL', {}, { ...kvmOffer, accelerated3d: false }],
  ])('needs %s', (_what, facts, offer) => {
    expect(screen(wanted, facts, offer).problems).toMatchObject([
      { field: 'screen.accelerated', failure: { code: 'UNSUPPORTED' } },
    ]);
  });

  it('is for virtio and for systems with its driver', () => {
    const other = { screen: { accelerated: true, video: 'vga' as const } };
    expect(fields(screen(other).problems)).toEqual(['screen.accelerated']);
    expect(screen(wanted, { os: windows }).warnings).toHaveLength(1);
  });
});

describe('what is asked for', () => {
  it.each([
    [
      'a screen that is not offered',
      { protocols: ['spice' as const] },
      { ...kvmOffer, graphics: ['vnc'] },
      'screen.protocols',
    ],
    [
      'a device that is not offered',
      { video: 'qxl' as const },
      { ...kvmOffer, videoModels: ['virtio'] },
      'screen.video',
    ],
    ['two monitors of one that has one', { video: 'vga' as const, heads: 2 }, kvmOffer, 'screen.heads'],
    [
      'sound that is not offered',
      { sound: 'ac97' as const },
      { ...kvmOffer, soundModels: [] },
      'screen.sound',
    ],
  ])('is refused: %s', (_what, asked, offer, field) => {
    expect(fields(screen({ screen: asked }, {}, offer).problems)).toEqual([field]);
  });

  it('is the clipboard through VNC where libvirt knows it', () => {
    const wanted = { screen: { clipboard: true } };
    const { domain, problems, warnings } = screen(wanted);
    expect(problems).toEqual([]);
    expect(fields(warnings)).toEqual(['screen.clipboard']);
    expect(domain.devices.channels.items[0]).toMatchObject({ type: 'qemu-vdagent', clipboard: true });
    expect(fields(screen(wanted, { libvirtVersion: 8_000_000 }).problems)).toEqual(['screen.clipboard']);
    const told = { ...kvmOffer, channels: [...kvmOffer.channels, 'qemu-vdagent'] };
    expect(screen({}, {}, told).value.screen.clipboard).toBe(true);
  });

  it('is sound by VNC, with a word about who plays it', () => {
    const { domain, warnings } = screen({ screen: { sound: 'ich9' } });
    expect(domain.devices.graphics.items[0]?.audioId).toBe(1);
    expect(domain.devices.audios.items[0]?.type).toBe('none');
    expect(fields(warnings)).toEqual(['screen.sound']);
  });

  it('is warned of: a dark screen, a screen that another program has to show', () => {
    expect(fields(screen({ screen: { video: 'none' } }).warnings)).toEqual(['screen.video']);
    expect(fields(screen({ screen: { protocols: ['spice'] } }).warnings)).toEqual(['screen.protocols']);
  });
});
