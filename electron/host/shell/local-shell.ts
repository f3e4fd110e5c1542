import type { HostShell } from './host-shell.ts';
import { runProgram } from './run-program.ts';

/** This computer. Programs speak English: their words are shown, and some are read. */
export function localShell(env: NodeJS.ProcessEnv): HostShell {
  return {
    run: (argv, options = {}) => runProgram(argv, options, { ...env, LC_ALL: 'C', ...options.env }),
  };
}
