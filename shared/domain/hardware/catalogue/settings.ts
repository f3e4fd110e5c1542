import type { SettingsPage } from './kind.ts';
import { blockTuning } from './settings/block-tuning.ts';
import { boot } from './settings/boot.ts';
import { clock } from './settings/clock.ts';
import { commandLine } from './settings/command-line.ts';
import { container } from './settings/container.ts';
import { cpu } from './settings/cpu.ts';
import { features } from './settings/features.ts';
import { firmware } from './settings/firmware.ts';
import { general } from './settings/general.ts';
import { hyperv } from './settings/hyperv.ts';
import { ioThreads } from './settings/iothreads.ts';
import { memory } from './settings/memory.ts';
import { memoryTuning } from './settings/memory-tuning.ts';
import { more } from './settings/more.ts';
import { numa } from './settings/numa.ts';
import { pinning } from './settings/pinning.ts';
import { power } from './settings/power.ts';
import { security } from './settings/security.ts';
import { sysinfo } from './settings/sysinfo.ts';
import { vcpus } from './settings/vcpus.ts';

/** Every page of settings outside of `<devices>`, in the order in which a list shows them. */
export const PAGES: readonly SettingsPage[] = [
  general,
  firmware,
  boot,
  vcpus,
  cpu,
  pinning,
  memory,
  numa,
  memoryTuning,
  blockTuning,
  ioThreads,
  clock,
  features,
  hyperv,
  container,
  power,
  security,
  sysinfo,
  more,
  commandLine,
];
