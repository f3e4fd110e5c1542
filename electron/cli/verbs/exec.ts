import type { Duplex } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ContainerRef } from '#shared/contract/containers.ts';
import type { ExecId } from '#shared/contract/container-shells.ts';
import { FrameReader, STDERR } from '#shared/domain/container-logs/frames.ts';
import { failureLine } from '../failure-line.ts';
import { oneContainer } from '../one-container.ts';
import { CliError, type InnkeeperClient, type Verb } from '../verb.ts';

/** `innkeeper exec NAME -- CMD…`: the exit code is that of the program. */
export const exec: Verb = {
  name: 'exec',
  summary: 'run a program inside a container',
  usage: 'NAME [--user USER] [--workdir FOLDER] -- CMD…',
  options: { user: { type: 'string', short: 'u' }, workdir: { type: 'string', short: 'w' } },
  optionHelp: [
    ['--user USER', 'a name or number of the container’s own'],
    ['--workdir FOLDER', 'where it begins'],
  ],
  positionals: { min: 2, max: 1000 },
  async run(input) {
    const [name = '', ...command] = input.positionals;
    const [program = ''] = command;
    const { user, workdir: directory } = input.values;
    const container = await oneContainer(input, name);
    const client = await input.client();
    // Only where a person sits at both ends.
    const tty = process.stdin.isTTY === true && process.stdout.isTTY === true;
    const { ticket, exec: id } = await client.consoles.open({
      kind: 'shell',
      container,
      choice: {
        command,
        tty,
        ...(typeof user === 'string' && { user }),
        ...(typeof directory === 'string' && { directory }),
      },
      size: sizeNow(),
    });
    if (id === undefined) throw new CliError('The engine gave no name to what was started.');
    const pipe = await input.pipe(ticket);
    input.signal.addEventListener('abort', () => pipe.destroy());
    await (tty ? terminal(pipe, client, container, id) : streams(pipe));
    const { exitCode, failure } = await client.containerShells.outcome({ container, exec: id, program });
    if (failure !== undefined) throw new CliError(failureLine(failure));
    return exitCode ?? 1;
  },
};

const sizeNow = () => ({ columns: process.stdout.columns || 80, rows: process.stdout.rows || 24 });

/** Every key goes inside, Ctrl-C too. */
async function terminal(
  pipe: Duplex,
  client: InnkeeperClient,
  { engine, id }: ContainerRef,
  exec: ExecId,
): Promise<void> {
  const resize = () => {
    const changed = client.containerShells.resize({ container: { engine, id }, exec, size: sizeNow() });
    changed.catch(() => undefined);
  };
  process.stdin.setRawMode(true);
  process.stdout.on('resize', resize);
  try {
    process.stdin.pipe(pipe);
    pipe.pipe(process.stdout, { end: false });
    await over(pipe);
  } finally {
    process.stdin.setRawMode(false);
    process.stdin.unpipe(pipe);
    process.stdout.off('resize', resize);
  }
}

async function streams(pipe: Duplex): Promise<void> {
  const frames = new FrameReader((stream, payload) => {
    const into = stream === STDERR ? process.stderr : process.stdout;
    if (into.write(payload)) return;
    pipe.pause();
    into.once('drain', () => pipe.resume());
  });
  process.stdin.pipe(pipe);
  pipe.on('data', (chunk: Buffer) => frames.read(chunk));
  await over(pipe);
  process.stdin.unpipe(pipe);
}

/** An input that is still open keeps nobody: the program has ended. */
const over = (pipe: Duplex): Promise<void> => finished(pipe, { writable: false });
