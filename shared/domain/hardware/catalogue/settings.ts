import type { SettingsPage } from './kind.ts';
import { boot } from './settings/boot.ts';
import { cpu } from './settings/cpu.ts';
import { general } from './settings/general.ts';
import { memory } from './settings/memory.ts';

/** Every page of settings outside of `<devices>`, in the order in which a list shows them. */
export const PAGES: readonly SettingsPage[] = [general, boot, cpu, memory];
