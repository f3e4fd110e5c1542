import type { Scene } from './scene.ts';

export const projectsRouter = (_scene: Scene) => ({});
