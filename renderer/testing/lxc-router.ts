import type { Scene } from './scene.ts';

export const lxcRouter = (_scene: Scene) => ({});
