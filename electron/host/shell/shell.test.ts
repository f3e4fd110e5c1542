import { parseUri } from 'node-libvirt';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localShell } from './local-shell.ts';
import { sshShell } from './ssh-shell.ts';

const shell = localShell(process.env);

describe('this computer', () => {
  it('takes words as they are, gives stdin, and returns status and both streams', async () => {
    const result = await shell.run(['sh', '-c', 'cat; echo "$1" >&2; exit 3', 'sh', '$(x) "y"'], {
      stdin: 'in',
    });
    expect(result).toEqual({ status: 3, stdout: 'in', stderr: '$(x) "y"\n' });
  });

  it('adds to the environment', async () => {
    const { stdout } = await shell.run(['sh', '-c', 'echo "$A $LC_ALL"'], { env: { A: '1' } });
    expect(stdout).toBe('1 C\n');
  });

  it('does not mind a program that never reads', async () => {
    expect(await shell.run(['true'], { stdin: 'x'.repeat(1_000_000) })).toMatchObject({ status: 0 });
  });

  it('ends what the program started, too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'innkeeper-shell-'));
    const script = 'sleep 60 & echo $! > "$1/pid"; wait';
    const stop = new AbortController();
    const running = shell.run(['sh', '-c', script, 'sh', folder], { signal: stop.signal });
    const written = () => readFile(join(folder, 'pid'), 'utf8').catch(() => '');
    await expect.poll(written).toMatch(/^\d+\n$/);
    const pid = Number(await written());
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'aborted' });
    // Z: dead, and nobody has asked yet how it ended.
    await expect.poll(() => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => 'gone Z')).toMatch(/ Z/);
    await rm(folder, { recursive: true });
  });

  it('says which way it did not end', async () => {
    await expect(shell.run(['innkeeper-no-such-program'])).rejects.toMatchObject({ code: 'missing' });
    await expect(shell.run(['sleep', '60'], { timeoutMs: 20 })).rejects.toMatchObject({ code: 'timed-out' });
    await expect(shell.run(['sh', '-c', 'kill -9 $$'])).rejects.toMatchObject({ code: 'killed' });
    const stop = new AbortController();
    const running = shell.run(['sleep', '60'], { signal: stop.signal });
    stop.abort();
    await expect(running).rejects.toMatchObject({ code: 'aborted' });
    await expect(shell.run(['true'], { signal: stop.signal })).rejects.toMatchObject({ code: 'aborted' });
    await expect(shell.run(['yes'])).rejects.toMatchObject({ code: 'flooded' });
  });
});

describe('another computer', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'innkeeper-ssh-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  /** Stands for ssh: what sshd does with the last word, the host in $HOST. */
  async function withSsh(script: string) {
    await writeFile(join(folder, 'ssh'), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, 'ssh'), 0o755);
    const uri = parseUri('qemu+ssh://ann@far.example:2222/system');
    return sshShell(uri, { ...process.env, PATH: `${folder}:${process.env['PATH']}` });
  }

  it('gets every word as it is through the other shell', async () => {
    const far = await withSsh('for last; do :; done; exec sh -c "$last"');
    const result = await far.run(['printf', '%s|', "it's", '$HOME', 'a b', ''], { stdin: 'x' });
    expect(result).toEqual({ status: 0, stdout: "it's|$HOME|a b||", stderr: '' });
  });

  it('is asked for with the connection’s user and port', async () => {
    const far = await withSsh('echo "$*"');
    const { stdout } = await far.run(['true']);
    expect(stdout).toContain("-p 2222 -l ann -- far.example 'env' 'LC_ALL=C' 'true'");
  });

  it('is out of reach when ssh says so', async () => {
    const far = await withSsh('echo "Permission denied (publickey)." >&2; exit 255');
    await expect(far.run(['true'])).rejects.toMatchObject({
      code: 'unreachable',
      message: 'Permission denied (publickey).',
    });
  });
});
