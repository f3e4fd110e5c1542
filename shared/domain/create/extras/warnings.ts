import type { CreateWarning } from '../../../contract/create/plan.ts';
import type { Setting } from '../topic.ts';
import type { ExtrasPart } from './part.ts';

export function extrasWarnings({ extras }: ExtrasPart, { request, os, offer }: Setting): CreateWarning[] {
  const found: CreateWarning[] = [];
  if (os?.needsTpm && !extras.tpm)
    found.push({
      field: 'extras.tpm',
      text: `${os.label} asks for a TPM.`,
      why: offer.emulatedTpm
        ? 'Its installer may refuse to go on without.'
        : 'swtpm is not installed on the host, so there is none to give.',
      remedy: offer.emulatedTpm ? 'Add the TPM.' : 'Install swtpm (swtpm-tools) on the host.',
    });
  if (extras.serials === 0 && request.screen?.protocols?.length === 0)
    found.push({
      field: 'extras.serials',
      text: 'It has neither a screen nor a serial console.',
      why: 'Only its network leads into it, once that works.',
      remedy: 'Keep one serial console: it costs nothing.',
    });
  if (extras.vsock)
    found.push({
      field: 'extras.vsock',
      text: 'It starts only where the host has /dev/vhost-vsock.',
      why: 'The kernel’s module vhost_vsock carries the sockets; small and nested hosts may lack it.',
      remedy: 'If it is missing: modprobe vhost_vsock, as root on the host.',
    });
  if (extras.panic)
    found.push({
      field: 'extras.panic',
      text: 'A guest whose kernel crashes is stopped at once.',
      why: 'With the panic device the host learns of the crash, and follows on_crash of the XML.',
    });
  return found;
}
