import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { Duplex, type Readable, type Writable } from 'node:stream';
import { explainSsh, type LibvirtUri, parseUri, sshDestination, shellWord } from 'node-libvirt';
import type { EngineAddress } from '#shared/domain/engines/address.ts';

const CONNECT_TIMEOUT_MS = 15_000;
/** How much of ssh's complaints is kept: their end says why. */
const STDERR_KEPT = 4096;
const SSH_FAILED = 255;

/** A host that went silent is given up after half a minute. */
const ALIVE = ['-o', 'ServerAliveInterval=10', '-o', 'ServerAliveCountMax=3'];

/** ssh got there, and Docker's own program did not: `status` is the remote shell's, 127 where there is none. */
export class DialStdioError extends Error {
  override readonly name = 'DialStdioError';
  readonly status: number | null;

  constructor(status: number | null, stderr: string) {
    super(stderr === '' ? `docker system dial-stdio ended with status ${status ?? 'unknown'}` : stderr);
    this.status = status;
  }
}

type Ssh = Extract<EngineAddress, { kind: 'ssh' }>;

/** The words of ssh: the person's own keys, configuration and known hosts hold, and nothing ever asks. */
export function dialStdioArguments({ host, user, port, path }: Ssh): string[] {
  const plain = parseUri('qemu+ssh://host/system');
  const uri: LibvirtUri = { ...plain, host, user: user ?? null, port: port ?? null };
  const socket = path === undefined ? [] : ['--host', shellWord(`unix://${path}`)];
  return [
    ...sshDestination(uri, { extraArgs: ALIVE }, CONNECT_TIMEOUT_MS),
    ['docker', ...socket, 'system', 'dial-stdio'].join(' '),
  ];
}

/** One connection to an engine through the system's ssh, as a stream that Node's HTTP client takes for a socket. */
export class DialStdio extends Duplex {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #complaints = '';

  constructor(address: Ssh, env: NodeJS.ProcessEnv) {
    super({ allowHalfOpen: true });
    this.#child = spawn('ssh', dialStdioArguments(address), {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...env, LC_ALL: 'C' },
    });
    const { stdin, stdout, stderr } = this.#child;
    stderr.setEncoding('utf8').on('data', (text: string) => {
      this.#complaints = (this.#complaints + text).slice(-STDERR_KEPT);
    });
    // How ssh ended tells more than a broken pipe.
    for (const stream of [stdin, stdout, stderr]) stream.on('error', () => undefined);
    stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) stdout.pause();
    });
    this.#child.once('error', error => this.destroy(error));
    this.#child.once('close', (status, killer) => {
      if (status === 0) this.push(null);
      else this.destroy(this.#reason(address.host, status, killer));
    });
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#child.stdin.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#child.stdin.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#child.kill();
    done(error);
  }

  // What Node's HTTP client does to a socket and what means nothing here: ssh keeps the connection alive itself.
  setKeepAlive(): this {
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setTimeout(): this {
    return this;
  }
  ref(): this {
    this.#child.ref();
    return this;
  }
  unref(): this {
    this.#child.unref();
    return this;
  }

  #reason(host: string, status: number | null, killer: NodeJS.Signals | null): Error {
    const stderr = this.#complaints.trim();
    if (status === SSH_FAILED || status === null) return explainSsh(host, { status, killer, stderr });
    return new DialStdioError(status, stderr);
  }
}
