import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDeviceFacts } from '../devices/device-facts.ts';
import { localShell } from '../shell/local-shell.ts';
import { fileTree } from '../tree/file-tree.ts';
import { parseRecord } from '../tree/parse-record.ts';
import { recordedTree } from '../tree/recorded-tree.ts';
import { factsOf, hostNames, writeHost } from './recorded-hosts.ts';

const collector = join(import.meta.dirname, '../../../resources/innkeeper-collect');

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'innkeeper-host-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe.each(hostNames)('%s', name => {
  it('is read the same from its record, from a folder, and from what the collector prints of that', async () => {
    const facts = await factsOf(name);
    // Not known of a folder, which is on a disk of ours.
    const ofFolder = { ...facts, boot: { ...facts.boot, bootFree: undefined } };
    await writeHost(name, folder);
    expect(await readDeviceFacts(fileTree(folder))).toEqual(ofFolder);
    const { stdout } = await localShell(process.env).run(['sh', collector, '--root', folder]);
    const parsed = parseRecord(stdout);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
    expect(parsed.record.complete).toBe(true);
    const usb = facts.usb.map(device => ({ ...device, serial: undefined }));
    expect(await readDeviceFacts(recordedTree(parsed.record))).toEqual({ ...ofFolder, usb });
  });
});
