import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).containerShells;

export const containerShellsRouter = (_scene: Scene) => ({
  surroundings: os.surroundings.handler(() => ({
    shells: ['/bin/bash', '/bin/sh'],
    user: 'www-data',
    directory: '/srv',
    tty: false,
    input: false,
    inputEnds: false,
  })),
  resize: os.resize.handler(() => ({})),
  outcome: os.outcome.handler(() => ({ exitCode: 0 })),
});
