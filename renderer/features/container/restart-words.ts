import type { RestartPolicy } from '#shared/contract/container-details.ts';

/** What the engine does when a container ends by itself, or the engine itself starts. */
export const restartWords: Record<RestartPolicy['name'], string> = {
  no: 'Leave it ended',
  'on-failure': 'Start it again if it failed',
  'unless-stopped': 'Start it again, unless it was stopped',
  always: 'Start it again, always',
};
