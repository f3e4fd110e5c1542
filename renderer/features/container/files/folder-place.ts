/** How one came into a folder. */
export interface Arrival {
  /** The name to begin on: of the folder that one came up from. */
  readonly on: string | undefined;
  readonly byKeys: boolean;
}

export const joined = (folder: string, name: string): string => `${folder.replace(/\/$/, '')}/${name}`;

/** The folder that a path lies in, and its name there. */
export function above(path: string): { folder: string; name: string } {
  const bare = path.replace(/\/+$/, '');
  const at = bare.lastIndexOf('/');
  return { folder: bare.slice(0, at) || '/', name: bare.slice(at + 1) };
}
