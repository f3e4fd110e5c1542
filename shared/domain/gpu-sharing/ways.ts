import type { SharingWay } from '../../contract/gpu-sharing.ts';
import { hasVenus, offEdits, openGlEdits, vulkanEdits } from './edits.ts';
import type { Findings, Reason, SharingFacts } from './facts.ts';
import { findCommon } from './find-common.ts';

/** The two ways, with what the guest has now. */
export function sharingWays(facts: SharingFacts): SharingWay[] {
  const common = findCommon(facts);
  const on = facts.guest.devices.videos.items.some(({ acceleration3d }) => acceleration3d === true);
  const venus = on && hasVenus(facts);
  return [
    way('opengl', on && !venus, common, facts, openGlEdits, remarksOn(facts)),
    way('vulkan', venus, and(common, findVulkan(facts)), facts, vulkanEdits, remarksOn(facts)),
  ];
}

function way(
  api: SharingWay['api'],
  on: boolean,
  { refused, risks }: Findings,
  facts: SharingFacts,
  edits: (facts: SharingFacts) => SharingWay['edits'],
  remarks: readonly Reason[],
): SharingWay {
  // What is on may be taken out, whatever keeps it from working.
  if (on) return { api, level: 'on', reasons: [...refused, ...risks, ...remarks], edits: offEdits(facts) };
  if (refused.length > 0) return { api, level: 'refused', reasons: [...refused], edits: [] };
  const level = risks.length > 0 ? 'risky' : 'ready';
  return { api, level, reasons: [...risks, ...remarks], edits: edits(facts) };
}

/** Nobody sees what is drawn for a guest without VNC or SPICE. */
function remarksOn({ guest }: SharingFacts): Reason[] {
  if (guest.devices.videos.items.some(({ model }) => model === 'none'))
    return [
      {
        text: 'The guest has no display card, as one with a GPU of its own: it gets a second screen.',
        remedy: 'Leave it as it is if a GPU was given to it whole.',
      },
    ];
  const shown = guest.devices.graphics.items.some(({ type }) => type !== 'egl-headless');
  return shown
    ? []
    : [
        {
          text: 'The guest has no screen: what is drawn is seen by nobody.',
          remedy: 'Add VNC or SPICE, too.',
        },
      ];
}

/** Venus: https://www.qemu.org/docs/master/system/devices/virtio/virtio-gpu.html. */
function findVulkan({ qemu, nodes }: SharingFacts): Findings {
  const refused: Reason[] = [];
  const risks: Reason[] = [];
  if (qemu === undefined) risks.push({ text: 'It needs QEMU 9.2, and which one is here is not told.' });
  else if (qemu < 9_002_000)
    refused.push({
      text: `Vulkan (venus) needs QEMU 9.2; this is ${versionText(qemu)}.`,
      remedy: 'Use OpenGL, or update QEMU on the host.',
    });
  const card = nodes?.map(({ driver }) => driver).includes('amdgpu');
  risks.push({
    text: `libvirt has no word for it: QEMU gets it on its command line, and says only when the guest starts whether its virglrenderer has Venus.${card === true ? ' With an AMD card the host needs Linux 6.13.' : ''}`,
    remedy: 'Try it on a guest that can be without its screen for a moment; taking it out is one press here.',
  });
  return { refused, risks };
}

const versionText = (version: number): string =>
  `${Math.floor(version / 1_000_000)}.${Math.floor(version / 1000) % 1000}`;

const and = (a: Findings, b: Findings): Findings => ({
  refused: [...a.refused, ...b.refused],
  risks: [...a.risks, ...b.risks],
});
