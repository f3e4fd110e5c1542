import type { Scene } from './scene.ts';

export const engineVolumesRouter = (_scene: Scene) => ({});
