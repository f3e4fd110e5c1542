import type { PciFacts } from './facts.ts';
import { pciKind } from './kinds.ts';

/** The picture and the sound of one graphics card. */
export const isCardWithSound = (card: PciFacts, sound: PciFacts) =>
  pciKind(card.class) === 'display' && pciKind(sound.class) === 'audio' && card.vendor === sound.vendor;

/**
 * Graphics cards with a PCIe switch of their own, such as Intel's Arc: picture and sound hang on two ports of it, so
 * that neither slot nor group shows them to be one.
 */
export function switchedCards(all: readonly PciFacts[]): Map<PciFacts, PciFacts[]> {
  const byAddress = new Map(all.map(device => [device.address, device]));
  const switchOf = (device: PciFacts) => {
    const port = device.parent && byAddress.get(device.parent);
    const above = port?.parent && byAddress.get(port.parent);
    return above?.vendor === device.vendor ? above : undefined;
  };
  const found = new Map<PciFacts, PciFacts[]>();
  for (const card of all) {
    const own = pciKind(card.class) === 'display' ? switchOf(card) : undefined;
    if (!own) continue;
    const sounds = all.filter(
      other => isCardWithSound(card, other) && other.parent !== card.parent && switchOf(other) === own,
    );
    if (sounds.length === 0) continue;
    found.set(card, sounds);
    for (const sound of sounds) found.set(sound, [card]);
  }
  return found;
}
