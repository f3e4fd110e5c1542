import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseUri } from '../uri.ts';
import { chooseSocket, findProgram } from './sockets.ts';

let runtime = '';
beforeEach(() => {
  runtime = mkdtempSync(join(tmpdir(), 'sockets-'));
  mkdirSync(join(runtime, 'libvirt'));
});
afterEach(() => rmSync(runtime, { recursive: true }));

const choose = (uri: string, { readOnly = false, uid = 1000 } = {}) =>
  chooseSocket(parseUri(uri), readOnly, { env: { XDG_RUNTIME_DIR: runtime, PATH: '' }, uid });
const touch = (name: string): void => writeFileSync(join(runtime, 'libvirt', name), '');

describe('chooseSocket', () => {
  it('takes the socket it is given, and starts nothing', () => {
    expect(choose('qemu:///session?socket=/x')).toEqual({ path: '/x', daemons: [] });
  });

  it('prefers the driver’s own socket where it is there', () => {
    expect(choose('qemu:///session').path).toBe(join(runtime, 'libvirt/libvirt-sock'));
    touch('libvirt-sock');
    touch('virtqemud-sock');
    expect(choose('qemu:///session').path).toBe(join(runtime, 'libvirt/virtqemud-sock'));
    expect(choose('qemu:///session?mode=legacy').path).toBe(join(runtime, 'libvirt/libvirt-sock'));
    expect(choose('lxc:///session').path).toBe(join(runtime, 'libvirt/libvirt-sock'));
    expect(choose('lxc:///session?mode=direct').path).toBe(join(runtime, 'libvirt/virtlxcd-sock'));
  });

  it('knows which daemons serve a session', () => {
    expect(choose('qemu:///session').daemons.map(({ program }) => program)).toEqual([
      'libvirtd',
      'virtqemud',
    ]);
    expect(choose('qemu:///system').daemons).toEqual([]);
  });

  it('sends root’s session to the system, and readers to the read-only socket', () => {
    expect(choose('qemu:///session', { uid: 0 }).path).toMatch(/^\/run\/libvirt\//);
    expect(choose('qemu:///system', { readOnly: true }).path).toMatch(/-sock-ro$/);
    expect(choose('qemu:///session', { readOnly: true }).path).toMatch(/-sock$/);
  });

  it('falls back to the cache folder without a runtime folder', () => {
    const uri = parseUri('qemu:///session');
    const { path } = chooseSocket(uri, false, { env: { HOME: '/home/joe' }, uid: 1000 });
    expect(path).toBe('/home/joe/.cache/libvirt/libvirt-sock');
  });
});

describe('findProgram', () => {
  it('looks through PATH and takes only what can run', () => {
    const file = join(runtime, 'virtqemud');
    writeFileSync(file, '', { mode: 0o644 });
    expect(findProgram('virtqemud', { env: { PATH: runtime }, uid: 0 })).not.toBe(file);
    writeFileSync(join(runtime, 'other'), '', { mode: 0o755 });
    expect(findProgram('other', { env: { PATH: runtime }, uid: 0 })).toBe(join(runtime, 'other'));
  });
});
