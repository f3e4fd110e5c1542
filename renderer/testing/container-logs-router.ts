import { implement } from '@orpc/server';
import { contract } from '#shared/contract/contract.ts';
import type { Scene } from './scene.ts';

const os = implement(contract).containerLogs;

export const containerLogsRouter = (_scene: Scene) => ({
  save: os.save.handler(() => ({ job: 'job-1' })),
});
