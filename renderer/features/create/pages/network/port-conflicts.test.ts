import { expect, test } from 'vitest';
import type { PortForward } from '#shared/contract/create/nic.ts';
import { hostPortFor, portConflicts } from './port-conflicts.ts';
import { randomMac } from '#renderer/ui/random-mac.ts';

const tcp = (host: number, guest = 80, more: Partial<PortForward> = {}): PortForward => ({
  protocol: 'tcp',
  host,
  guest,
  ...more,
});

test('a port of the host leads to one place only', () => {
  expect(portConflicts([tcp(2222), tcp(2222, 22)])).toEqual([
    undefined,
    expect.stringContaining('above already'),
  ]);
  expect(portConflicts([tcp(2222), tcp(2222, 22, { protocol: 'udp' })])).toEqual([undefined, undefined]);
  expect(portConflicts([tcp(2222, 1, { address: '0.0.0.0' }), tcp(2222)])[1]).toContain('above already');
  expect(portConflicts([tcp(2222, 1, { address: '10.0.0.1' }), tcp(2222)])).toEqual([undefined, undefined]);
});

test('ports that are none, and ports that are root’s, are said', () => {
  expect(portConflicts([tcp(Number.NaN), tcp(70_000), tcp(80)])).toEqual([
    expect.stringContaining('1 to 65535'),
    expect.stringContaining('1 to 65535'),
    expect.stringContaining('root’s'),
  ]);
});

test('ssh is offered on 2222, and on the next port when that is taken', () => {
  expect(hostPortFor(22, [])).toBe(2222);
  expect(hostPortFor(22, [tcp(2222)])).toBe(2223);
  expect(hostPortFor(8080, [])).toBe(8080);
});

test('a random address is one of a KVM guest', () => {
  expect(randomMac(new Uint8Array([0, 10, 255]))).toBe('52:54:00:00:0a:ff');
  expect(randomMac()).toMatch(/^52:54:00(:[0-9a-f]{2}){3}$/);
});
