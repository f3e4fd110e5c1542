import type { Scene } from './scene.ts';

export const imagesRouter = (_scene: Scene) => ({});
