import type { Attention } from '../../contract/overview.ts';
import type { AttentionCheck } from './check.ts';
import { checkAgent } from './checks/agent.ts';
import { checkDiskFull } from './checks/disk-full.ts';
import { checkEmulatedDisk } from './checks/emulated-disk.ts';
import { checkEmulatedNic } from './checks/emulated-nic.ts';
import { checkFileSystemFull } from './checks/file-system-full.ts';
import { checkGenericCpu } from './checks/generic-cpu.ts';
import { checkMemoryShort } from './checks/memory-short.ts';
import { checkMissingFile } from './checks/missing-file.ts';
import { checkNetworkDown } from './checks/network-down.ts';
import { checkNoBalloon } from './checks/no-balloon.ts';
import { checkNoRng } from './checks/no-rng.ts';
import { checkNoTablet } from './checks/no-tablet.ts';
import { checkOldMachine } from './checks/old-machine.ts';
import { checkPoolFull } from './checks/pool-full.ts';
import { checkQxlWithoutSpice } from './checks/qxl-without-spice.ts';
import { checkTranslated } from './checks/translated.ts';
import { checkUnreadableFile } from './checks/unreadable-file.ts';
import { checkWaiting } from './checks/waiting.ts';
import type { AttentionFacts } from './facts.ts';

const checks: readonly AttentionCheck[] = [
  checkMissingFile,
  checkUnreadableFile,
  checkNetworkDown,
  checkFileSystemFull,
  checkPoolFull,
  checkWaiting,
  checkTranslated,
  checkOldMachine,
  checkMemoryShort,
  checkEmulatedDisk,
  checkEmulatedNic,
  checkGenericCpu,
  checkDiskFull,
  checkQxlWithoutSpice,
  checkNoTablet,
  checkAgent,
  checkNoBalloon,
  checkNoRng,
];

const gravity = { error: 0, warning: 1, hint: 2 } as const;

/** All that is not as well with a guest as it could be, the worst first. */
export function attentionOf(facts: AttentionFacts): Attention[] {
  return checks.flatMap(check => check(facts)).toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}
