import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';
import { iommuMaker, iommuNames } from '../iommu-maker.ts';

const { ok, problem, advice } = checker('iommu-firmware');
const WHERE = '/sys/firmware/acpi/tables, /sys/class/iommu';

export const iommuFirmware: DoctorRule = facts => {
  const { table, units } = facts.devices.iommu;
  const name = iommuNames[iommuMaker(facts)];
  if (table !== undefined) return ok(`On: the firmware describes ${name} (table ${table}).`, WHERE);
  if (units.length > 0 || facts.map.iommu.on)
    return ok(`On: the kernel uses ${units.join(', ') || 'it'}.`, WHERE);
  if (facts.cpu.hypervisor)
    return advice(
      'None: this host is itself a guest, without a virtual IOMMU.',
      WHERE,
      remedy.hand('Add an IOMMU to this guest where it is managed; its machine has to be q35.'),
    );
  return problem(
    'Off, or not there: the firmware describes no IOMMU.',
    WHERE,
    remedy.hand(
      `Turn on ${name} in the firmware’s setup; it is often under CPU, chipset or “North Bridge”. Where there is no such entry, the board cannot do it.`,
    ),
  );
};
