import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseUri } from '../uri.ts';
import { sshArguments } from './ssh-command.ts';

const make = (uri: string, readOnly = false, extraArgs: string[] = []): string[] =>
  sshArguments(parseUri(uri), { extraArgs }, { readOnly, timeoutMs: 10_000 });

/** What a Bourne shell on the other host makes of ssh's last argument. */
const words = (command: string): string[] => {
  const show = `printf '%s\\0' ${command.slice('sh -c '.length)}`;
  return execFileSync('sh', ['-c', show]).toString().split('\0').slice(0, -1);
};

describe('sshArguments', () => {
  it('never asks, and puts the host behind a double hyphen', () => {
    const args = make('qemu+ssh://joe@host:2222/system?keyfile=/k', false, ['-F', 'conf']);
    expect(args.slice(0, -1).join(' ')).toBe(
      '-F conf -T -e none -o BatchMode=yes -o ConnectTimeout=10 -p 2222 -l joe -i /k -- host',
    );
  });

  it('checks host keys unless told not to', () => {
    expect(make('qemu+ssh://h/system').join(' ')).not.toContain('StrictHostKeyChecking');
    expect(make('qemu+ssh://h/system?no_verify=1')).toContain('StrictHostKeyChecking=no');
    expect(make('qemu+ssh://h/system?known_hosts=/a%20%25b')).toContain('UserKnownHostsFile="/a %%b"');
  });

  it('gives the remote shell every value as one word, whatever is in it', () => {
    const evil = `a'b"c$(touch /tmp/x)\`;|&<>`;
    const uri = `qemu+ssh://h/system?socket=${encodeURIComponent(`/run/${evil}`)}&netcat=${encodeURIComponent(evil)}`;
    const [script, name, ...rest] = words(make(uri).at(-1) ?? '');
    expect(script).toContain('virt-ssh-helper');
    expect([name, ...rest]).toEqual([
      'libvirt',
      'qemu:///system',
      'netcat',
      evil,
      '',
      'system',
      `/run/${evil}`,
    ]);
  });

  it('looks for the driver’s own socket first, read-only where asked', () => {
    expect(words(make('qemu+ssh://h/system', true).at(-1) ?? '').slice(1)).toEqual([
      'libvirt',
      'qemu:///system',
      'auto',
      'nc',
      'ro',
      'system',
      'virtqemud-sock-ro',
      'libvirt-sock-ro',
    ]);
  });

  it('sends a script that a plain shell accepts', () => {
    const [script = ''] = words(make('qemu+ssh://h/system').at(-1) ?? '');
    execFileSync('sh', ['-n', '-c', script]);
  });
});
