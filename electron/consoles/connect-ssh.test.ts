import { parseUri } from 'node-libvirt';
import { describe, expect, it } from 'vitest';
import { tunnelArguments } from './connect-ssh.ts';

describe('tunnel to a display over ssh', () => {
  const uri = parseUri('qemu+ssh://ann@vm.example:2222/system?keyfile=/home/ann/key');

  it('goes where libvirt went, and forwards a port', () => {
    const argv = tunnelArguments(uri, { kind: 'tcp', host: '127.0.0.1', port: 5901 });
    expect(argv.slice(-4)).toEqual(['-W', '127.0.0.1:5901', '--', 'vm.example']);
    expect(argv.join(' ')).toContain('-p 2222 -l ann -i /home/ann/key');
    expect(argv).toContain('BatchMode=yes');
    expect(tunnelArguments(uri, { kind: 'tcp', host: '::1', port: 5901 })).toContain('[::1]:5901');
  });

  it('quotes the path of a socket for the other host’s shell', () => {
    const argv = tunnelArguments(uri, { kind: 'unix', path: "/run/it's; rm -rf $HOME.sock" });
    expect(argv.slice(-3)).toEqual(['--', 'vm.example', `'nc' -U '/run/it'\\''s; rm -rf $HOME.sock'`]);
  });
});
