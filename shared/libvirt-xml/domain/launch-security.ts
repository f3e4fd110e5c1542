import { int, oneOf, text, yesNo } from '../view/converters.ts';
import { defineView } from '../view/define-view.ts';
import { value } from '../view/schema.ts';

/** Memory that the host cannot read: https://libvirt.org/formatdomain.html#launch-security. */
export const launchSecurity = defineView('launchSecurity', {
  type: value('@type', oneOf('sev', 'sev-snp', 'tdx', 's390-pv')),
  kernelHashes: value('@kernelHashes', yesNo),
  authorKey: value('@authorKey', yesNo),
  vcek: value('@vcek', yesNo),
  /** Which bit of an address says that it is encrypted. */
  encryptionBit: value('cbitpos', int),
  reducedAddressBits: value('reducedPhysBits', int),
  /** Bits, in hexadecimal. */
  policy: value('policy', text),
  /** Of a guest of the same owner, whose key is shared. */
  handle: value('handle', text),
  ownerCertificate: value('dhCert', text),
  session: value('session', text),
  guestVisibleWorkarounds: value('guestVisibleWorkarounds', text),
  idBlock: value('idBlock', text),
  idAuth: value('idAuth', text),
  hostData: value('hostData', text),
  /** Of TDX. */
  configId: value('mrConfigId', text),
  owner: value('mrOwner', text),
  ownerConfig: value('mrOwnerConfig', text),
  quoteService: value('quoteGenerationService/@path', text),
});
