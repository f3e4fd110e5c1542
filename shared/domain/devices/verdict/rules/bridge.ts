import { pciClasses } from '../../kinds.ts';
import { canGo } from '../../units.ts';
import type { Rule } from '../finding.ts';

export const bridge: Rule = device => {
  const { class: code } = device;
  if (pciClasses.isIommu(code))
    return { level: 'stays', label: 'Stays', text: 'It is the IOMMU: what keeps devices apart.' };
  if (pciClasses.isIsaBridge(code))
    return { level: 'stays', label: 'Stays', text: 'The host’s firmware, clock and fans hang on it.' };
  if (canGo(device)) return undefined;
  return pciClasses.isBridge(code)
    ? { level: 'stays', label: 'Stays', text: 'It only leads to other devices.' }
    : { level: 'stays', label: 'Stays', text: 'It is part of the chipset’s own workings.' };
};
