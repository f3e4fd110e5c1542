import type { LiveEngine } from '../engines/ports.ts';
import { findShells } from './surroundings.ts';

/** What a program we start has in its environment, and hands on to those that it starts itself. */
export const MARK = 'INNKEEPER_SHELL';

interface Shell {
  readonly container: string;
  readonly exec: string;
  readonly mark: string;
  readonly user: string | undefined;
}

/**
 * Hangs up on what still runs of a shell whose pipe has ended, as a terminal does that is closed. The engine lets it
 * run on for ever (moby/moby#9098), and has no call to end it; its number is known only outside. So a shell inside
 * looks for our mark in every environment, with nothing but what shells have built in, and as the same user.
 */
export async function endShell(live: LiveEngine, { container, exec, mark, user }: Shell): Promise<void> {
  if (live.gone.aborted || !(await live.docker.getExec(exec).inspect()).Running) return;
  const shells = await findShells(live, container);
  const shell = shells.find(path => path.endsWith('/sh')) ?? shells.at(-1);
  if (shell === undefined) return;
  const made = await live.docker.getContainer(container).exec({
    Cmd: [shell, '-c', hangUp, 'hang-up', `${MARK}=${mark}`],
    AttachStdin: false,
    AttachStdout: false,
    AttachStderr: false,
    ...(user !== undefined && { User: user }),
  });
  await made.start({ Detach: true });
}

/** Environments end each variable with a NUL, which `read` leaves out. */
const hangUp = `for each in /proc/[0-9]*; do
  text=
  IFS= read -r text 2>/dev/null < "$each/environ"
  case $text in *"$1"*) kill -HUP "\${each#/proc/}" 2>/dev/null;; esac
done`;
