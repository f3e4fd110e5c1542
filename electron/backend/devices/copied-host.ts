import { readFile, stat } from 'node:fs/promises';
import type { DeviceMap, DoctorCheck } from '#shared/contract/devices.ts';
import { deviceMap } from '#shared/domain/devices/device-map.ts';
import { checkHost } from '#shared/domain/doctor/check-all.ts';
import { readDeviceFacts } from '#electron/host/devices/device-facts.ts';
import { readDoctorFacts } from '#electron/host/doctor/doctor-facts.ts';
import { fileTree } from '#electron/host/tree/file-tree.ts';
import type { HostTree } from '#electron/host/tree/host-tree.ts';
import { parseRecord, type RecordProblem } from '#electron/host/tree/parse-record.ts';
import { recordedTree } from '#electron/host/tree/recorded-tree.ts';

/** Records of the largest hosts are a few megabytes. */
const MOST_BYTES = 64 << 20;

export type CopyProblem =
  | { readonly code: 'absent' | 'unreadable' | 'too-large' | 'cut-off' | 'no-devices' }
  | RecordProblem;

export type CopiedHost =
  | { readonly ok: true; readonly tree: HostTree }
  | { readonly ok: false; readonly problem: CopyProblem };

/** A host that somebody sent: a folder with its files, or what resources/innkeeper-collect printed there. */
export async function openCopiedHost(path: string): Promise<CopiedHost> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return { ok: false, problem: { code: 'absent' } };
  const opened = found.isDirectory()
    ? { ok: true as const, tree: fileTree(path) }
    : await openRecord(path, found.size);
  if (!opened.ok) return opened;
  return (await opened.tree.has('sys/bus/pci/devices'))
    ? opened
    : { ok: false, problem: { code: 'no-devices' } };
}

async function openRecord(path: string, size: number): Promise<CopiedHost> {
  if (size > MOST_BYTES) return { ok: false, problem: { code: 'too-large' } };
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return { ok: false, problem: { code: 'unreadable' } };
  const parsed = parseRecord(text);
  if (!parsed.ok) return parsed;
  return parsed.record.complete
    ? { ok: true, tree: recordedTree(parsed.record) }
    : { ok: false, problem: { code: 'cut-off' } };
}

/** What its guests have is not known of a host by its files alone. */
export async function judgeHost(
  tree: HostTree,
  source: DeviceMap['source'],
): Promise<{ map: DeviceMap; checks: DoctorCheck[] }> {
  const devices = await readDeviceFacts(tree);
  const map = deviceMap(devices, {
    source,
    readAt: Date.now(),
    missing: ['Which guests have a device is not known: only the host’s files were read.'],
  });
  return { map, checks: checkHost({ ...(await readDoctorFacts(tree)), devices, map, session: false }) };
}
