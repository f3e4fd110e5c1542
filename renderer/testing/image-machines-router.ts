import type { Scene } from './scene.ts';

export const imageMachinesRouter = (_scene: Scene) => ({});
