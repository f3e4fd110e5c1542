import type { SaveLogs } from '#shared/contract/container-logs.ts';
import { api } from './client.ts';

export const saveLogs = (save: SaveLogs) => api.containerLogs.save(save);
