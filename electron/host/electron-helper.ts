import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ElectronFacts } from '#shared/domain/readiness/facts.ts';

/** Whether Electron's sandbox works here, by this process when it is Electron's, else by its setuid helper. */
export async function readElectron(env: NodeJS.ProcessEnv): Promise<ElectronFacts> {
  const ours = process.versions['electron'] !== undefined;
  const folder = ours ? dirname(process.execPath) : env['ELECTRON_OVERRIDE_DIST_PATH'];
  const runsSandboxed = ours && !process.argv.includes('--no-sandbox');
  if (!folder) return { runsSandboxed };
  const path = join(folder, 'chrome-sandbox');
  return stat(path).then(
    ({ uid, mode }) => ({ runsSandboxed, helper: { path, setuidRoot: uid === 0 && (mode & 0o4000) !== 0 } }),
    () => ({ runsSandboxed }),
  );
}
