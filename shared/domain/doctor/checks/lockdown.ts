import { remedy } from '../../checks/host-remedy.ts';
import { checker, type DoctorRule } from '../check.ts';

const { ok, advice, unknown } = checker('lockdown');
const WHERE = '/sys/kernel/security/lockdown, the firmware’s variable SecureBoot';

export const lockdown: DoctorRule = ({ devices: { boot } }) => {
  const boots = boot.secureBoot === true ? 'Secure boot is on' : 'Secure boot is off';
  if (boot.lockdown === undefined)
    return boot.secureBoot === undefined
      ? unknown('The kernel does not say.', WHERE)
      : boot.secureBoot
        ? advice(`${boots}; the kernel does not say whether it is locked.`, WHERE, signing)
        : ok(`${boots}.`, WHERE);
  if (boot.lockdown === 'none') return ok(`${boots}, and the kernel is not locked.`, WHERE);
  return advice(`${boots}, and the kernel is locked (${boot.lockdown}).`, WHERE, signing);
};

const signing = remedy.hand(
  'Passthrough itself works. For a module that you build, enrol a key of your own (mokutil) and sign it; or turn secure boot off in the firmware’s setup.',
);
