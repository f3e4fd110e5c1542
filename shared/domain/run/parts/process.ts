import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { flag, given, type RunPart, switchFlag } from '../part.ts';

/** Docker's program takes one word as the entrypoint: the others go before the command, which comes to the same. */
export function processWords({ entrypoint, command }: RunRequest): {
  entrypoint: string | undefined;
  command: readonly string[];
} {
  const [first, ...others] = entrypoint ?? [];
  return { entrypoint: first, command: [...others, ...(command ?? [])] };
}

/** What runs, as whom, and how it is stopped. */
export const processPart: RunPart = {
  body(request) {
    const { entrypoint, command } = processWords(request);
    return {
      config: given({
        Entrypoint: entrypoint === undefined ? undefined : [entrypoint],
        Cmd: command,
        User: request.user,
        WorkingDir: request.workingDir,
        Tty: request.tty,
        OpenStdin: request.stdin,
        StopSignal: request.stopSignal,
        StopTimeout: request.stopTimeout,
      }),
      host: given({ Init: request.init, AutoRemove: request.autoRemove }),
    };
  },
  flags: request => [
    ...flag('entrypoint', processWords(request).entrypoint),
    ...flag('user', request.user),
    ...flag('workdir', request.workingDir),
    ...switchFlag('tty', request.tty),
    ...switchFlag('interactive', request.stdin),
    ...flag('stop-signal', request.stopSignal),
    ...flag('stop-timeout', request.stopTimeout),
    ...switchFlag('init', request.init),
    ...switchFlag('rm', request.autoRemove),
  ],
  service(request) {
    const { entrypoint, command } = processWords(request);
    return given({
      entrypoint: entrypoint === undefined ? undefined : [entrypoint],
      command,
      user: request.user,
      working_dir: request.workingDir,
      tty: request.tty,
      stdin_open: request.stdin,
      stop_signal: request.stopSignal,
      stop_grace_period: request.stopTimeout === undefined ? undefined : `${request.stopTimeout}s`,
      init: request.init,
    });
  },
};
