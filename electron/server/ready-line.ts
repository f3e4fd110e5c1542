import type { FrontServer } from './front-server.ts';

/** The address that opens the page, and for a Unix socket how to get there. */
export function wayIn({ listen, origin }: Pick<FrontServer, 'listen' | 'origin'>, link: string): string {
  if (listen.kind === 'tcp') return `${origin}${link}`;
  return `http://localhost:8470${link} (after ssh -L 8470:${listen.path} to this machine)`;
}

/** What people and scripts wait for on stdout. */
export const readyLine = (way: string): string => `Innkeeper is ready: ${way}`;
