import { describe, expect, it } from 'vitest';
import { defaultPort, OptionsError, serveSettings } from './options.ts';

const tls = ['--tls-cert', 'cert.pem', '--tls-key', 'key.pem'];

describe('where the browser front listens', () => {
  it('is loopback unless told otherwise', () => {
    expect(serveSettings([]).listen).toEqual({ kind: 'tcp', host: '127.0.0.1', port: defaultPort });
    expect(serveSettings(['--port', '0']).listen).toMatchObject({ host: '127.0.0.1', port: 0 });
    for (const host of ['localhost', '::1', '127.0.0.1', '127.1.2.3']) {
      expect(serveSettings(['--host', host]).listen).toMatchObject({ host });
    }
  });

  it('is another address only with TLS', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.2', 'vm.example', '127.0.0.1.example', '']) {
      expect(() => serveSettings(['--host', host])).toThrow(OptionsError);
    }
    const settings = serveSettings(['--host', '192.168.1.2', ...tls, '--allow-host', 'VM.example']);
    expect(settings.site.scheme).toBe('https');
    expect([...settings.site.hosts]).toEqual(
      expect.arrayContaining(['192.168.1.2', 'vm.example', '127.0.0.1']),
    );
  });

  it('never takes every name of an open address', () => {
    const { hosts } = serveSettings(['--host', '::', ...tls]).site;
    expect(hosts.has('[::]')).toBe(true);
    expect(hosts.has('evil.example')).toBe(false);
  });

  it('may be a Unix socket', () => {
    expect(serveSettings(['--socket', '/run/innkeeper.sock']).listen).toEqual({
      kind: 'unix',
      path: '/run/innkeeper.sock',
    });
    expect(() => serveSettings(['--socket', 'a', '--port', '1'])).toThrow(OptionsError);
  });

  it('is refused in one line when the arguments make no sense', () => {
    for (const argv of [
      ['--port', 'x'],
      ['--port', '65536'],
      ['--port', '-1'],
      ['--prot', '1'],
      ['extra'],
      ['--tls-cert', 'a'],
    ]) {
      expect(() => serveSettings(argv)).toThrow(OptionsError);
      try {
        serveSettings(argv);
      } catch (error) {
        expect((error as Error).message).not.toContain('\n');
      }
    }
  });
});
