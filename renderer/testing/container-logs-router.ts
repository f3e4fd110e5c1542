import type { Scene } from './scene.ts';

export const containerLogsRouter = (_scene: Scene) => ({});
