import type { Scene } from './scene.ts';

export const isolationRouter = (_scene: Scene) => ({});
