import { useEngineLack } from '#renderer/api/live/engine-lack.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { Section } from '#renderer/ui/section.tsx';
import { AnswerRow } from '#renderer/ui/wizard/answer-row.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { devicesForm } from '../fields/devices-form.ts';
import { gpusForm, swapForm } from '../fields/odd-forms.ts';
import { ParsedAnswer } from '../fields/parsed-answer.tsx';
import { numberForm, sizeForm, textForm } from '../fields/readers.ts';
import { useDraft } from '../wizard/draft-store.ts';

export default function LimitsPage() {
  const engine = useDraft(({ draft }) => draft?.engine) ?? ('' as EngineId);
  const facts = useEngine(engine)?.facts;
  const lack = useEngineLack(engine, 'device-requests');
  return (
    <>
      <Section title="CPU">
        <AnswerRow>
          <ParsedAnswer
            path="cpus"
            label="Cores"
            placeholder="All"
            unit={facts && `of ${facts.cpus}`}
            {...numberForm}
          />
          <ParsedAnswer
            path="cpuset"
            label="Which cores"
            placeholder={facts === undefined ? 'All' : `0-${facts.cpus - 1}`}
            mono
            {...textForm}
          />
          <ParsedAnswer
            path="cpuShares"
            label="Weight"
            placeholder="1024"
            hint="Against others, when all want more than there is."
            {...numberForm}
          />
        </AnswerRow>
      </Section>
      <Section title="Memory">
        <AnswerRow>
          <ParsedAnswer
            path="memory"
            label="Limit"
            placeholder="None"
            unit={facts && `of ${formatBytes(facts.memory)}`}
            hint="What wants more is killed."
            {...sizeForm}
          />
          <ParsedAnswer
            path="memoryReservation"
            label="Pushed back to"
            placeholder="Not"
            hint="When the host runs short."
            {...sizeForm}
          />
          <ParsedAnswer
            path="memorySwap"
            label="Memory and swap"
            placeholder="Twice the limit"
            hint="Together; “unlimited” for no limit."
            {...swapForm}
          />
          <ParsedAnswer path="shmSize" label="Shared memory" placeholder="64 MiB" {...sizeForm} />
          <ParsedAnswer path="pidsLimit" label="Processes" placeholder="No limit" {...numberForm} />
        </AnswerRow>
      </Section>
      <Section title="Devices">
        <ParsedAnswer
          path="devices"
          label="Devices of the host"
          hint="One a line: /dev/kvm, or /dev/ttyUSB0:/dev/modem:rw for another path and fewer rights."
          lines={2}
          mono
          {...devicesForm}
        />
        <ParsedAnswer
          path="gpus"
          label="GPUs"
          placeholder="None"
          hint={lack ?? '“all”, a number, or ids such as 0,1. The vendor’s runtime has to be installed.'}
          {...gpusForm}
        />
      </Section>
    </>
  );
}
