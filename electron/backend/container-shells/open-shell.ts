import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { BytePipe } from '#electron/consoles/byte-pipe.ts';
import type { ConsoleTarget } from '#shared/contract/consoles.ts';
import { execIdSchema, type ExecId } from '#shared/contract/container-shells.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { fail } from '../failures/fail.ts';
import { absentProgram } from './absent-program.ts';
import { endShell, MARK } from './end-shell.ts';
import { inspectContainer, isInside, isProgramInside, type Inspected } from './surroundings.ts';

export type ShellTarget = Extract<ConsoleTarget, { kind: 'shell' }>;

/** Throws STATE_INVALID with what to do about it. */
export function requireRunning({ name, State }: Inspected): void {
  if (State.Running && !State.Paused) return;
  throw fail('STATE_INVALID', {
    name,
    state: State.Status,
    remedy: State.Paused ? 'Resume it first.' : 'Start it first.',
  });
}

/** Starts a program inside; it is ended when its pipe is. */
export async function openShell(
  deps: ContainerDeps,
  { container: { engine, id }, choice, size }: ShellTarget,
): Promise<{ pipe: BytePipe; exec: ExecId; tty: boolean }> {
  const live = deps.engines.require(engine);
  const inspected = await inspectContainer(live, id);
  requireRunning(inspected);
  const { command, user, directory, tty = true } = choice;
  if (directory !== undefined && !(await isInside(live, id, directory)))
    throw fail('FILE_NOT_FOUND', { path: directory });
  const [program = ''] = command;
  if (!(await isProgramInside(live, id, inspected, program, directory)))
    throw await absentProgram(live, id, inspected, program);
  const mark = randomUUID();
  const made = await live.docker.getContainer(id).exec({
    Cmd: [...command],
    AttachStdin: true,
    AttachStdout: true,
    AttachStderr: true,
    Tty: tty,
    Env: [...(tty ? ['TERM=xterm-256color'] : []), `${MARK}=${mark}`],
    ...(user !== undefined && { User: user }),
    ...(directory !== undefined && { WorkingDir: directory }),
  });
  const pipe: Duplex = await made.start({ hijack: true, stdin: true, Tty: tty });
  pipe.once('close', () => {
    endShell(live, { container: id, exec: made.id, mark, user }).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'A program inside a container could not be ended'),
    );
  });
  // A program that has ended already has no terminal any more.
  if (tty) await made.resize({ h: size.rows, w: size.columns }).catch(() => undefined);
  return { pipe, exec: execIdSchema.parse(made.id), tty };
}
