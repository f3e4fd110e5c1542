import { localShell } from '#electron/host/shell/local-shell.ts';
import { HostShellError } from '#electron/host/shell/host-shell.ts';
import type { ComposeTool } from '#shared/contract/projects.ts';

/** How the tool is called, without what it is to do. */
export const programs = {
  plugin: ['docker', 'compose'],
  standalone: ['docker-compose'],
} as const;

const TIMEOUT_MS = 20_000;

/** The plug-in where it is there, else the program of old. */
export async function findComposeTool(env: NodeJS.ProcessEnv): Promise<ComposeTool> {
  for (const kind of ['plugin', 'standalone'] as const) {
    const version = await versionOf(kind, env);
    if (version !== undefined) return { kind, version };
  }
  return { kind: 'absent' };
}

async function versionOf(kind: keyof typeof programs, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const argv = [...programs[kind], 'version', '--short'] as const;
    const { status, stdout } = await localShell(env).run([...argv], { timeoutMs: TIMEOUT_MS });
    return status === 0 ? stdout.trim().replace(/^v/, '') : undefined;
  } catch (error) {
    if (error instanceof HostShellError && error.code === 'missing') return undefined;
    throw error;
  }
}
