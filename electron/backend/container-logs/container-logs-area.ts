import { procedures } from '../procedures.ts';
import { saveLogs, type SaveDeps } from './save-logs.ts';

/** Files of logs; the lines that are looked at come through a pipe of the consoles. */
export function createContainerLogsArea(deps: SaveDeps) {
  return {
    save: procedures.containerLogs.save.handler(({ input, context }) =>
      saveLogs(deps, input, context.session),
    ),
  };
}
