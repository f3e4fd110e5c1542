import type { Unattended } from '#shared/contract/create/unattended.ts';
import { configDocument } from '#shared/domain/unattended/script/config-document.ts';
import { finishScript } from '#shared/domain/unattended/script/finish-script.ts';
import { ANSWERS_FILE, scriptKind, type ScriptKind } from '#shared/domain/unattended/script/script-kind.ts';
import { MediaError } from '../media-error.ts';
import type { OsDatabase } from '../osinfo.ts';
import { transform } from './transform.ts';

export interface ScriptMachine {
  readonly guest: string;
  readonly arch: string;
  /** As the installer names it, such as /dev/vda. */
  readonly disk: string;
  readonly networkInstaller?: boolean | undefined;
  readonly treeUrl?: string | undefined;
}

export interface WrittenScript {
  readonly kind: ScriptKind;
  /** The name under which the installer finds it by itself. */
  readonly name: string;
  readonly text: string;
}

/**
 * The answers for the installer of a system, by osinfo-db's script for it. Throws UNSUPPORTED for a system that
 * has none, or without the program that writes it.
 */
export async function writeInstallScript(
  database: OsDatabase,
  osId: string,
  answers: Unattended,
  machine: ScriptMachine,
  signal: AbortSignal,
): Promise<WrittenScript> {
  const found = await database.installScript(osId);
  const kind = found && scriptKind(found.script.id);
  if (!found || !kind)
    throw new MediaError('UNSUPPORTED', { host: 'osinfo-db' }, `It has no install script for ${osId}.`);
  const { os, script } = found;
  const { profile, fileName, stylesheet } = script;
  const document = configDocument(answers, {
    ...machine,
    os,
    script: { profile, fileName, injection: kind === 'preseed' ? 'initrd' : 'cdrom' },
  });
  const text = await transform(stylesheet, document, signal);
  return { kind, name: ANSWERS_FILE[kind], text: finishScript(kind, text, answers.keyboard ?? 'us') };
}
