import { join } from 'node:path';

export interface Paths {
  readonly preload: string;
  /** The built page. */
  readonly assets: string;
  readonly icon: string;
}

/** From the folder of the main bundle, out/main. */
export function pathsFrom(bundle: string): Paths {
  const out = join(bundle, '..');
  return {
    preload: join(out, 'preload', 'index.cjs'),
    assets: join(out, 'renderer'),
    icon: join(out, '..', 'resources', 'icons', '512x512.png'),
  };
}
