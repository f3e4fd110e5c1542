import type { Scene } from './scene.ts';

export const containerFilesRouter = (_scene: Scene) => ({});
