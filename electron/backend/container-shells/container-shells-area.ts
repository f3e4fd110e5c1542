import { refusalOf } from '#electron/docker/engine-error.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import { procedures } from '../procedures.ts';
import { shellOutcome } from './shell-outcome.ts';
import { readSurroundings } from './surroundings.ts';

/** What can be entered of a container; the bytes of it come through a pipe of the consoles. */
export function createContainerShellsArea(deps: ContainerDeps) {
  const { containerShells } = procedures;
  return {
    surroundings: containerShells.surroundings.handler(({ input }) =>
      readSurroundings(deps, input.container),
    ),
    resize: containerShells.resize.handler(async ({ input: { container, exec, size } }) => {
      const { docker } = deps.engines.require(container.engine);
      const terminal = exec === undefined ? docker.getContainer(container.id) : docker.getExec(exec);
      try {
        await terminal.resize({ h: size.rows, w: size.columns });
      } catch (error) {
        // Whatever the engine says of it: what it was for has just ended, or has no terminal.
        if (refusalOf(error) === undefined) throw error;
      }
      return {};
    }),
    outcome: containerShells.outcome.handler(({ input: { container, exec, program } }) =>
      shellOutcome(deps, container, exec, program),
    ),
  };
}
