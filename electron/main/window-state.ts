import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rectangle } from 'electron';
import { z } from 'zod';
import type { Bounds } from './window-options.ts';

const schema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(480),
  height: z.number().int().min(360),
  maximized: z.boolean(),
});
export type WindowState = z.infer<typeof schema>;

const usual = { width: 1280, height: 820 };
const file = (stateDir: string) => join(stateDir, 'window.json');

/** Where the window was when it was last closed. A damaged file counts as none. */
export function readWindowState(stateDir: string): WindowState | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file(stateDir), 'utf8')));
  } catch {
    return undefined;
  }
}

export function writeWindowState(stateDir: string, state: WindowState): void {
  const draft = `${file(stateDir)}.draft`;
  writeFileSync(draft, JSON.stringify(state), { mode: 0o600 });
  renameSync(draft, file(stateDir));
}

/** The remembered place if a screen still shows the window's title bar there, else its size, else the usual one. */
export function boundsOn(screens: readonly Rectangle[], state: WindowState | undefined): Bounds {
  if (state === undefined) return usual;
  const { x, y, width, height } = state;
  const shown = screens.some(
    area =>
      x + width > area.x + 80 && x < area.x + area.width - 80 && y >= area.y && y < area.y + area.height - 40,
  );
  return shown ? { x, y, width, height } : { width, height };
}
