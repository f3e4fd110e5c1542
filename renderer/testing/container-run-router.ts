import type { Scene } from './scene.ts';

export const containerRunRouter = (_scene: Scene) => ({});
