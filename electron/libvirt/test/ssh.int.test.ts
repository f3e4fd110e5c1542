import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '../src/index.ts';
import { type PrivateDaemon, startPrivateDaemon } from './private-daemon.ts';
import { type PrivateSshd, startPrivateSshd } from './private-sshd.ts';

let daemon: PrivateDaemon;
let sshd: PrivateSshd;
let tools: string;
beforeAll(async () => {
  daemon = await startPrivateDaemon();
  tools = await mkdtemp(join(tmpdir(), 'node-libvirt-tools-'));
  sshd = await startPrivateSshd();
});
afterAll(async () => {
  await sshd.stop();
  await daemon.stop();
  await rm(tools, { recursive: true });
});

function uri(
  path: string,
  { key = sshd.keyfile, known = sshd.knownHosts, port = sshd.port, extra = '' } = {},
): string {
  return `qemu+ssh://${sshd.user}@127.0.0.1:${port}${path}?keyfile=${key}&known_hosts=${known}${extra}`;
}

/** The developer's own configuration and agent stay out of it. */
const options = {
  ssh: { extraArgs: ['-F', '/dev/null', '-o', 'IdentitiesOnly=yes'] },
  env: { PATH: process.env['PATH'] },
  connectTimeoutMs: 20_000,
};

/** netcat's part, played by the only tool every test machine has: this runtime. */
const NETCAT = `#!${process.execPath}
const path = process.argv[process.argv.indexOf('-U') + 1];
if (process.argv.includes('-h')) { console.error('-q seconds'); process.exit(0); }
const socket = require('node:net').connect(path);
socket.on('error', () => process.exit(1));
process.stdin.pipe(socket);
socket.pipe(process.stdout);
`;

describe('ssh', () => {
  it('reaches the system daemon through virt-ssh-helper', async () => {
    const connection = await connect(uri('/system'), options);
    expect(await connection.call('connectGetType')).toEqual({ type: 'QEMU' });
    const parallel = Array.from({ length: 20 }, () => connection.call('connectGetHostname'));
    expect(new Set((await Promise.all(parallel)).map(({ hostname }) => hostname)).size).toBe(1);
    expect(await connection.close()).toEqual({ kind: 'local' });
  });

  it('reaches a socket of its own through netcat', async () => {
    const netcat = join(tools, "nc with 'quotes'");
    await writeFile(netcat, NETCAT, { mode: 0o755 });
    const extra = `&socket=${daemon.socket}&netcat=${encodeURIComponent(netcat)}`;
    const address = uri('/default', { extra }).replace('qemu+', 'test+');
    const connection = await connect(address, options);
    expect(await connection.call('connectGetType')).toEqual({ type: 'TEST' });
    await connection.close();
  });

  it.each<[string, string, () => string]>([
    ['a key the host does not take', 'ssh-auth', () => uri('/system', { key: sshd.strangerKey })],
    ['a host nobody vouched for', 'ssh-host-key', () => uri('/system', { known: sshd.emptyKnownHosts })],
    ['a port nobody listens on', 'refused', () => uri('/system', { port: 1 })],
    ['a name without address', 'not-found-host', () => 'qemu+ssh://nowhere.invalid/system'],
    [
      'a socket that is not there',
      'no-daemon',
      () => uri('/system', { extra: '&socket=/nowhere&netcat=cat' }),
    ],
    [
      'a netcat that is not there',
      'no-daemon',
      () => uri('/system', { extra: '&proxy=netcat&netcat=/nowhere/nc' }),
    ],
  ])('tells %s as %s', async (_, kind, address) => {
    await expect(connect(address(), options)).rejects.toMatchObject({ name: 'LibvirtConnectionError', kind });
  });

  it('tells a missing ssh', async () => {
    const missing = connect(uri('/system'), { ...options, ssh: { command: '/nowhere/ssh' } });
    await expect(missing).rejects.toMatchObject({ kind: 'ssh-failed' });
  });

  it('does not let a user or key file pass for an option', async () => {
    const flag = join(tools, 'flag');
    const trick = encodeURIComponent(`-oProxyCommand=touch ${flag}`);
    await expect(connect(`qemu+ssh://${trick}/system`, options)).rejects.toMatchObject({ kind: 'bad-uri' });
    await expect(connect(uri('/system', { key: trick }), options)).rejects.toMatchObject({
      kind: 'ssh-auth',
    });
    await expect(access(flag)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('ends the connection with ssh, and says how', async () => {
    const pidFile = join(tools, 'ssh.pid');
    const command = join(tools, 'ssh');
    await writeFile(command, `#!/bin/sh\necho $$ > '${pidFile}'\nexec ssh "$@"\n`, { mode: 0o755 });
    const connection = await connect(uri('/system'), { ...options, ssh: { ...options.ssh, command } });
    process.kill(Number(await readFile(pidFile, 'utf8')), 'SIGKILL');
    expect(await connection.closed).toMatchObject({ kind: 'transport', error: { kind: 'ssh-failed' } });
    await expect(connection.call('connectGetType')).rejects.toMatchObject({ kind: 'ssh-failed' });
  });
});
