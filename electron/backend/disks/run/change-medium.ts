import { DomainDeviceModifyFlags, LibvirtError } from 'node-libvirt';
import { type DiskSource, diskOf, setSource, withSource } from '#shared/domain/disks/disk-source.ts';
import type { MediaWork } from '#shared/domain/disks/plan/work.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { runSteps, type UndoableStep } from '#electron/jobs/undo.ts';
import { fail } from '../../failures/fail.ts';
import { toFailure } from '../../failures/to-failure.ts';
import { redefine } from '../../guests/redefine.ts';
import { bringMedium } from './bring-medium.ts';
import type { Carried } from './carried.ts';

/** Puts a medium into a drive or takes it out: in the running guest, and in its lasting document. */
export async function changeMedium(work: MediaWork, carried: Carried): Promise<void> {
  const { deps, guest, job } = carried;
  const { medium, disk } = work;
  const bringing = medium?.bring && (await bringMedium(medium.bring, medium.format, carried));
  const source = (): DiskSource | undefined => {
    const path = medium?.path ?? bringing?.path();
    return medium && path !== undefined ? { ...medium, path } : undefined;
  };
  const steps: UndoableStep[] = [
    ...(bringing?.steps ?? []),
    ...(work.now ? [changeNow(work, carried, source)] : []),
    ...(work.lasting ? [changeLasting(work, carried, source)] : []),
  ];
  try {
    await runSteps(steps, job);
  } finally {
    bringing?.end();
  }
  await deps.guests.refresh(guest);
  job.log(medium ? `${disk} holds ${source()?.path ?? ''}` : `${disk} is empty`);
}

function changeNow(
  { disk, force }: MediaWork,
  carried: Carried,
  source: () => DiskSource | undefined,
): UndoableStep {
  const { rpc, dom, guest } = carried;
  let before: string | undefined;
  const flags = DomainDeviceModifyFlags.LIVE | (force ? DomainDeviceModifyFlags.FORCE : 0);
  return {
    title: `Change the medium of ${disk} in the running guest`,
    do: async () => {
      const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: 0 });
      const drive = diskOf(parseDocument(xml), disk);
      if (!drive?.element) throw fail('CONFLICT', { name: guest.name });
      before = drive.element.toString();
      const full = drive.source.exists;
      setSource(drive, source());
      try {
        await rpc.call('domainUpdateDeviceFlags', { dom, xml: drive.element.toString(), flags });
      } catch (error) {
        throw full && !force && (await isHeld(error, disk, carried))
          ? fail(
              'DEVICE_HELD',
              { name: guest.name, device: `the medium in ${disk}` },
              toFailure(error).detail,
            )
          : error;
      }
    },
    undo: async () => {
      if (before !== undefined) await rpc.call('domainUpdateDeviceFlags', { dom, xml: before, flags });
    },
  };
}

/** QEMU asks the guest to open the drive, and libvirt waits for five seconds; it has no code of its own for that. */
async function isHeld(error: unknown, target: string, { rpc, dom }: Carried): Promise<boolean> {
  if (!(error instanceof LibvirtError) || error.codeName !== 'OPERATION_FAILED') return false;
  const { xml } = await rpc.call('domainGetXmlDesc', { dom, flags: 0 });
  return diskOf(parseDocument(xml), target)?.tray !== 'open';
}

function changeLasting(
  { disk }: MediaWork,
  { deps, guest }: Carried,
  source: () => DiskSource | undefined,
): UndoableStep {
  return {
    title: `Change the medium of ${disk} for its next start`,
    do: () =>
      // The drive may be gone from its next start on: then there is nothing to change.
      redefine(deps, guest, xml => withSource(xml, disk, source()) ?? xml),
    undo: async () => undefined,
  };
}
