import type { Guest } from '#shared/contract/guests.ts';
import type { RenderNode, SharingWay } from '#shared/contract/gpu-sharing.ts';
import type { SharingFacts } from '#shared/domain/gpu-sharing/facts.ts';
import { sharingWays } from '#shared/domain/gpu-sharing/ways.ts';
import { capabilitiesOf, told } from '#shared/domain/hardware/catalogue/told.ts';
import { domain } from '#shared/libvirt-xml/domain/domain.ts';
import { parseDocument } from '#shared/libvirt-xml/xml/parse.ts';
import { hardwareChoices } from '../hardware/choices.ts';
import { readDocuments } from '../hardware/read-documents.ts';
import type { LiveConnection } from '../ports.ts';
import { isSession } from '../connections/session.ts';
import { readRenderNodes } from './render-nodes.ts';
import type { SharingDeps } from './sharing-deps.ts';
import { tryDocument } from './try-document.ts';

/** Whether a guest can share its host's GPU, and how. */
export async function offerSharing(
  deps: SharingDeps,
  guest: Guest,
): Promise<{ ways: SharingWay[]; nodes?: RenderNode[] }> {
  const live = deps.connections.require(guest.connection);
  const [{ live: running, next }, choices, nodes] = await Promise.all([
    readDocuments(live.rpc, guest),
    hardwareChoices(deps, guest),
    readRenderNodes(deps, live),
  ]);
  const xml = next ?? running ?? '';
  const qemu = versionOf(live.host.hypervisorVersion);
  const facts: SharingFacts = {
    guest: domain.of(parseDocument(xml).root),
    driver: live.host.driver,
    session: isSession(live),
    ...(qemu !== undefined && { qemu }),
    ...(choices.libvirtVersion !== undefined && { libvirt: choices.libvirtVersion }),
    ...(capabilitiesOf({ choices }) && {
      graphics: told({ choices }, ({ devices }) => devices.graphics, 'type'),
      videos: told({ choices }, ({ devices }) => devices.video, 'modelType'),
    }),
    ...(nodes && { nodes }),
  };
  const ways = await Promise.all(sharingWays(facts).map(way => checked(live, xml, way)));
  return { ways, ...(nodes && { nodes }) };
}

/** libvirt knows more of its QEMU than it lists: it is asked for the command line of the guest as it would be. */
async function checked(live: LiveConnection, xml: string, way: SharingWay): Promise<SharingWay> {
  if (way.level !== 'ready' && way.level !== 'risky') return way;
  const refused = await tryDocument(live, xml, way.edits);
  if (refused === undefined) return way;
  const reason = {
    text: 'This host’s QEMU does not have it, libvirt says.',
    remedy: `Install the OpenGL parts of QEMU on the host. libvirt’s words: ${refused}`,
  };
  return { ...way, level: 'refused', reasons: [reason], edits: [] };
}

/** 7.2.22 as libvirt counts versions. */
function versionOf(text: string | undefined): number | undefined {
  const [major = Number.NaN, minor = 0, release = 0] = (text ?? '').split('.').map(Number);
  const number = major * 1_000_000 + minor * 1_000 + release;
  return Number.isInteger(number) ? number : undefined;
}
