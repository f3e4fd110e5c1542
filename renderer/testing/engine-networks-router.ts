import type { Scene } from './scene.ts';

export const engineNetworksRouter = (_scene: Scene) => ({});
