import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import { SegmentedAnswer } from '../../wizard/fields/segmented-answer.tsx';
import { SelectAnswer } from '../../wizard/fields/select-answer.tsx';
import { SwitchAnswer } from '../../wizard/fields/switch-answer.tsx';
import { useAnswer } from '../../wizard/use-answer.ts';
import { useOptions } from '../../wizard/use-options.ts';

const firmwares = [
  { value: 'uefi', label: 'UEFI' },
  { value: 'bios', label: 'BIOS' },
] as const;

/** What starts the guest before its system does, and what that checks. */
export default function FirmwarePage() {
  const options = useOptions();
  const machine = options?.machine;
  const uefi = useAnswer('firmware').value === 'uefi';
  const arch = useAnswer('arch').value ?? options?.host.arch;
  const machines = options?.architectures.find(each => each.arch === arch)?.machines ?? [];
  return (
    <>
      <Section title="Firmware">
        <SegmentedAnswer path="firmware" label="Firmware" choices={firmwares} />
        <SwitchAnswer
          path="secureBoot"
          label="Secure boot"
          disabled={!uefi || machine?.secureBoot === false}
          hint={secureBootHint(uefi, machine?.secureBoot)}
        />
        <SwitchAnswer
          path="extras.tpm"
          label="TPM 2.0"
          disabled={machine?.tpm === false}
          hint={
            machine?.tpm === false
              ? 'This host has no swtpm, which would emulate it.'
              : 'Keeps keys that only this guest can use, for disk encryption and Windows 11.'
          }
        />
      </Section>
      <Section title="Machine">
        <AnswerRow>
          <SelectAnswer
            path="machine"
            label="Machine type"
            hint="The board whose devices the guest sees."
            choices={machines.map(value => ({ value, label: value }))}
          />
        </AnswerRow>
      </Section>
    </>
  );
}

function secureBootHint(uefi: boolean, offered: boolean | undefined): string {
  if (!uefi) return 'Only UEFI checks what it starts.';
  if (offered === false) return 'This host has no UEFI that can check signatures.';
  return 'Starts only what is signed by a key that the firmware knows: Microsoft’s and most distributions’ are enrolled.';
}
